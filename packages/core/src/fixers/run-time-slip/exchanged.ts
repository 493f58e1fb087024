import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";

/** `Swap `a` and `b` at line 3 of src/cart.ts`, for those that are told apart by where they stand. */
export function titleOfSwap(file: string, first: ts.Node, second: ts.Node): string {
  const { line } = first.getSourceFile().getLineAndCharacterOfPosition(first.getStart());
  return `Swap \`${shortened(first)}\` and \`${shortened(second)}\` at line ${line + 1} of ${file}`;
}

function shortened(node: ts.Node): string {
  const [first = "", ...others] = node.getText().split("\n");
  return others.length === 0 ? first : `${first.trimEnd()} …`;
}

/** Two pieces of a file in each other's places. */
export function exchanged(
  file: string,
  [first, second]: readonly [ts.Node, ts.Node],
  told: Pick<Candidate, "title" | "rationale" | "confidence">,
): Candidate {
  const edits = [
    { start: first.getStart(), end: first.getEnd(), text: second.getText() },
    { start: second.getStart(), end: second.getEnd(), text: first.getText() },
  ];
  return { ...told, edits: [{ file, edits }], origin: "run-time-slip" };
}
