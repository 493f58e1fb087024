import { isSourceFile } from "../../repository/source-file.ts";
import type { ProofCheck, ProofInput, ProofOutcome } from "../proof.ts";

/** Every edited source file has no more syntax errors than before. */
export const parses: ProofCheck = {
  kind: "parses",
  applies: ({ candidate }) => candidate.edits.some(({ file }) => isSourceFile(file)),
  run,
};

async function run({ candidate, before, after }: ProofInput): Promise<ProofOutcome> {
  const engine = await before.typescript();
  const files = candidate.edits.map(({ file }) => file).filter(isSourceFile);
  const count = (view: typeof before): number =>
    files.reduce((sum, file) => sum + engine.syntaxErrors(file, view.read(file)?.text ?? ""), 0);
  const [errorsBefore, errorsAfter] = [count(before), count(after)];
  const status = errorsAfter > errorsBefore ? "failed" : "passed";
  const detail =
    status === "passed"
      ? `${counted(files.length, "file")} parsed`
      : counted(errorsAfter - errorsBefore, "new syntax error");
  return { status, detail, before: errorsBefore, after: errorsAfter };
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
