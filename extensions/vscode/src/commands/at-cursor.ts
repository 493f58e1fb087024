import { Uri, window } from "vscode";
import type { ProblemArguments, ProblemItem, RootItem } from "@hephaestus/language-server";
import type { Session } from "../session.ts";
import { isLogLine } from "./meant-line.ts";
import { problemOf, solutionOf, type TreeNode } from "../views/tree-model.ts";

/** The problem on the line of the cursor, in its file or in its log. */
export async function problemAtCursor(session: Session): Promise<ProblemItem | undefined> {
  const editor = window.activeTextEditor;
  if (editor === undefined) return undefined;
  const { line } = editor.selection.active;
  const uri = editor.document.uri.toString();
  const all = (await rootsOf(session)).flatMap((root) => [root, ...root.followers]);
  return all.find(
    ({ status, place, evidence }) => status === "open" && [place, evidence].some((at) => isAt(at, uri, line)),
  );
}

/** A line of the view, as menus give it. */
function isNode(argument: unknown): argument is TreeNode {
  if (typeof argument !== "object" || argument === null) return false;
  return "id" in argument && ["root", "problem", "solution"].some((part) => part in argument);
}

function isProblem(argument: unknown): argument is { problem: string } {
  if (typeof argument !== "object" || argument === null || isNode(argument)) return false;
  return "problem" in argument && typeof argument.problem === "string";
}

/** The problem that a command means: the one that it is given, the line of a log as one, the view's line, else the one at the cursor, else the first one known. */
export async function meantProblem(
  session: Session,
  argument: unknown,
): Promise<ProblemArguments | undefined> {
  if (isLogLine(argument)) return session.server.execute("adopt", argument);
  if (isProblem(argument)) return argument;
  const node = isNode(argument) ? argument : undefined;
  const named = node === undefined ? undefined : problemOf(node)?.id;
  const problem = named ?? (await problemAtCursor(session))?.id ?? (await rootsOf(session))[0]?.id;
  return problem === undefined ? undefined : { problem };
}

/** The fix that a command means: the view's line, else the best one of the problem at the cursor. */
export async function meantSolution(session: Session, argument: unknown): Promise<string | undefined> {
  if (typeof argument === "string") return argument;
  const node = isNode(argument) ? argument : undefined;
  if (node !== undefined) return solutionOf(node)?.id;
  const problem = (await problemAtCursor(session))?.id;
  return (await rootsOf(session))
    .flatMap(({ solutions }) => solutions)
    .find(({ problems }) => problem !== undefined && problems.includes(problem))?.id;
}

/** As they are now: what the view shows may be a moment old. */
async function rootsOf({ server, knowledge }: Session): Promise<RootItem[]> {
  return server.isRunning ? (await knowledge.refresh()).roots : [];
}

function isAt(place: ProblemItem["place"], uri: string, line: number): boolean {
  if (place === undefined || Uri.parse(place.uri).toString() !== uri) return false;
  return place.range.start.line <= line && line <= place.range.end.line;
}
