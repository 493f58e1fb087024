import { Uri, window } from "vscode";
import type { ProblemArguments, ProblemItem } from "@hephaestus/language-server";
import type { Session } from "../session.ts";
import { problemOf, solutionOf, type TreeNode } from "../views/tree-model.ts";

/** The problem on the line of the cursor, in its file or in its log. */
export function problemAtCursor({ knowledge }: Session): ProblemItem | undefined {
  const editor = window.activeTextEditor;
  if (editor === undefined) return undefined;
  const { line } = editor.selection.active;
  const uri = editor.document.uri.toString();
  const all = (knowledge.overview?.roots ?? []).flatMap((root) => [root, ...root.followers]);
  return all.find(
    ({ status, place, evidence }) => status === "open" && [place, evidence].some((at) => isAt(at, uri, line)),
  );
}

/** A line of the view: the one a menu gives, or the selected one where a key asks for it. */
function nodeOf({ selection }: Session, argument: unknown): TreeNode | undefined {
  if (typeof argument !== "object" || argument === null || !("kind" in argument)) return undefined;
  if (argument.kind === "selected") return selection.node;
  return isNode(argument) ? argument : undefined;
}

function isNode(argument: object): argument is TreeNode {
  return "id" in argument && ["root", "problem", "solution"].some((part) => part in argument);
}

/** The problem that a command means: the view's line, else the one at the cursor, else the first one known. */
export function meantProblem(session: Session, argument: unknown): ProblemArguments | undefined {
  const node = nodeOf(session, argument);
  const named = node === undefined ? undefined : problemOf(node)?.id;
  const problem = named ?? problemAtCursor(session)?.id ?? session.knowledge.overview?.roots[0]?.id;
  return problem === undefined ? undefined : { problem };
}

/** The fix that a command means: the view's line, else the best one of the problem at the cursor. */
export function meantSolution(session: Session, argument: unknown): string | undefined {
  if (typeof argument === "string") return argument;
  const node = nodeOf(session, argument);
  if (node !== undefined) return solutionOf(node)?.id;
  const problem = problemAtCursor(session)?.id;
  const roots = session.knowledge.overview?.roots ?? [];
  return roots
    .flatMap(({ solutions }) => solutions)
    .find(({ problems }) => problem !== undefined && problems.includes(problem))?.id;
}

function isAt(place: ProblemItem["place"], uri: string, line: number): boolean {
  if (place === undefined || Uri.parse(place.uri).toString() !== uri) return false;
  return place.range.start.line <= line && line <= place.range.end.line;
}
