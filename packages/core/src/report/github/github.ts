import type { Analysis } from "../../model/analysis.ts";
import { digestOf, type Digest } from "../digest.ts";
import type { Report, ReportOptions } from "../report.ts";
import { annotationMessage, annotationsOf, annotationTitle, type Annotation } from "./annotations.ts";

/**
 * Commands to the runner of GitHub Actions, a line each: `::error file=src/cart.ts,line=4::Cannot find name 'prise'.`
 * It shows ten of each level for a step.
 */
export const github: Report = {
  id: "github",
  title: "annotations, printed in a step of GitHub Actions",
  render: renderGithub,
};

const LEVELS = { failure: "error", warning: "warning", notice: "notice" } as const;

function renderGithub(analysis: Analysis, { maxProblems }: ReportOptions): string {
  const whole = digestOf(analysis);
  const digest = { ...whole, problems: whole.problems.slice(0, maxProblems) };
  const commands = [...annotationsOf(digest).map((each) => commandOf(each)), ...unplaced(digest)];
  return commands.map((command) => `${command}\n`).join("");
}

function commandOf({ path, startLine, endLine, startColumn, endColumn, ...rest }: Annotation): string {
  const columns = startColumn === undefined ? {} : { col: startColumn, endColumn: endColumn ?? startColumn };
  return workflowCommand(rest, { file: path, line: startLine, endLine, ...columns });
}

/** Problems without a place are told beside the job. */
function unplaced({ problems, solutions }: Digest): string[] {
  return problems
    .filter(({ location }) => location === null)
    .map((problem) =>
      workflowCommand({
        level: problem.severity === "error" ? "failure" : "warning",
        title: annotationTitle(problem),
        message: annotationMessage(problem, solutions),
      }),
    );
}

function workflowCommand(
  { level, title, message }: Pick<Annotation, "level" | "title" | "message">,
  place: Readonly<Record<string, string | number>> = {},
): string {
  const properties = Object.entries({ ...place, title }).map(([name, value]) => `${name}=${property(value)}`);
  return `::${LEVELS[level]} ${properties.join(",")}::${data(message)}`;
}

function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(value: string | number): string {
  return data(String(value)).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
