import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { codeLink } from "../problems/code-link.ts";
import type { Source, TrackedProblem } from "../problems/source.ts";
import type { ProvedSolution } from "../prover/prover-methods.ts";
import { solutionTitle } from "../solutions/solution-title.ts";
import { solutionsOf } from "../status/overview-of.ts";
import { fenced, inlineCode, plainText } from "./markdown-text.ts";

const MOST_FRAMES = 12;
const MOST_FOLLOWERS = 10;

/** All that is known of a problem, as Markdown: what the log says, where, why, and what would solve it. */
export function explainProblem(tracked: TrackedProblem, source: Source): string {
  const { problem } = tracked;
  return [
    `**${plainText(problem.message)}**`,
    headline(tracked),
    placeLine(tracked, source),
    problem.test === undefined ? "" : `Test: ${plainText(problem.test)}`,
    problem.excerpt.length === 0 ? "" : fenced(problem.excerpt),
    framesOf(tracked, source),
    followersOf(tracked, source),
    statusLine(tracked),
    ...fixesOf(tracked, source),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function headline({ problem }: TrackedProblem): string {
  const { tool, code, severity, occurrences, job, step } = problem;
  const link = codeLink(problem);
  const codeText =
    code === undefined ? [] : [link === undefined ? inlineCode(code) : `[${inlineCode(code)}](${link})`];
  const times = occurrences > 1 ? [`${occurrences} times`] : [];
  const where = [job, step].filter((part) => part !== undefined).map(plainText);
  return [plainText(tool), ...codeText, severity, ...times, ...where].join(" · ");
}

function placeLine({ problem, uri }: TrackedProblem, { folder, label }: Source): string {
  const { location, evidence } = problem;
  const log = `${plainText(label)}, line ${evidence.startLine}`;
  if (location === undefined) return log;
  const text = inlineCode(`${location.file}:${location.line}`);
  if (uri === undefined || folder === undefined) return `${text} (not found in the workspace) · ${log}`;
  return `[${text}](${fileLink(folder.path, location)}) · ${log}`;
}

function fileLink(
  root: string,
  { file, line, column = 1 }: { file: string; line: number; column?: number },
): string {
  return `${pathToFileURL(join(root, file)).href.replaceAll("(", "%28").replaceAll(")", "%29")}#L${line},${column}`;
}

function framesOf({ problem }: TrackedProblem, { folder }: Source): string {
  const frames = problem.frames.filter(({ own }) => own).slice(0, MOST_FRAMES);
  if (frames.length === 0) return "";
  const rows = frames.map((frame) => {
    const text = inlineCode(`${frame.file}:${frame.line}`);
    const place =
      frame.inWorkspace && folder !== undefined ? `[${text}](${fileLink(folder.path, frame)})` : text;
    return `- ${frame.symbol === undefined ? "" : `${inlineCode(frame.symbol)} at `}${place}`;
  });
  return `Called from:\n\n${rows.join("\n")}`;
}

function followersOf({ problem }: TrackedProblem, source: Source): string {
  const { causeOf, mayFollowFrom = [] } = problem;
  const messages = (ids: readonly string[]): string[] =>
    ids
      .flatMap((id) => source.problems.get(id) ?? [])
      .slice(0, MOST_FOLLOWERS)
      .map((other) => `- ${plainText(other.problem.message)}`);
  const follow =
    causeOf.length === 0 ? [] : [`${causeOf.length} more follow from it:`, messages(causeOf).join("\n")];
  const from = mayFollowFrom.length === 0 ? [] : ["It may follow from:", messages(mayFollowFrom).join("\n")];
  return [...follow, ...from].join("\n\n");
}

function statusLine({ status }: TrackedProblem): string {
  return status === "solved" ? "The workspace does not show it any more." : "";
}

function fixesOf({ problem }: TrackedProblem, source: Source): string[] {
  const solutions = solutionsOf(source, problem.id);
  if (solutions.length > 0) return ["---", ...solutions.map(fixOf)];
  if (source.stage === "restricted") return ["The workspace is not trusted: no fix is made."];
  return source.stage === "proved" ? ["No fixer knows an answer."] : [];
}

function fixOf(solution: ProvedSolution): string {
  const { description, verdict, command } = solution;
  const proofs = verdict.proofs.map(
    ({ kind, status, detail }) => `- ${kind}: ${status}. ${plainText(detail)}`,
  );
  return [
    `**${plainText(solutionTitle(solution))}**`,
    plainText(description),
    command === undefined ? "" : fenced([command.line], "sh"),
    verdict.reason === undefined ? "" : plainText(verdict.reason),
    proofs.join("\n"),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}
