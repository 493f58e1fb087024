import type { ReportedProblem, ReportedSolution, RunReport } from "../run-report.ts";
import { codeBlock, codeSpan, words } from "./escape.ts";

export interface MarkdownOptions {
  /** Bytes of UTF-8 that the whole may take. */
  mostBytes: number;
  /** Address of the run, as the forge itself told it. */
  runUrl: string | undefined;
}

const LONGEST_DIFF = 8_000;
const NAMED_JOBS = 6;
const MARKS = { proved: "✔ **proved**", plausible: "● plausible" } as const;

/** The report for people: what is wrong, where, in which jobs, what mends it and what proved that. */
export function reportMarkdown(report: RunReport, { mostBytes, runUrl }: MarkdownOptions): string {
  const head = [`### ${headline(report)}`, source(report, runUrl), ...report.logs.flatMap(logLine)];
  const blocks = report.problems.map((problem) => problemBlock(problem, report));
  const notes = report.notes.map((note) => `> ${words(note)}`);
  const parts = [head.join("\n\n")];
  let room = mostBytes - Buffer.byteLength([...parts, ...notes].join("\n\n")) - 200;
  for (const [index, block] of blocks.entries()) {
    room -= Buffer.byteLength(block) + 2;
    if (room < 0) {
      parts.push(`… and ${blocks.length - index} more: the report of the run has them all.`);
      break;
    }
    parts.push(block);
  }
  const whole = `${[...parts, ...notes].join("\n\n")}\n`;
  return Buffer.byteLength(whole) <= mostBytes ? whole : `${parts.join("\n\n")}\n`;
}

/** What it comes to in one line: `2 root problems, 1 proved fix`. */
export function headline({ problems, reported, solutions, logs }: RunReport): string {
  const read = logs.filter(({ status }) => status === "read" || status === "cut").length;
  if (problems.length === 0)
    return read === 0 ? "No log could be read" : "No problem was recognised in the logs";
  const proved = solutions.filter(({ status }) => status === "proved").length;
  const plausible = solutions.length - proved;
  const told = reported > problems.length ? ` (${reported} reported)` : "";
  const fixes = [
    counted(proved, "proved fix", "proved fixes"),
    ...(plausible > 0 ? [`${plausible} plausible`] : []),
  ];
  return `${counted(problems.length, "root problem", "root problems")}${told}, ${fixes.join(", ")}`;
}

function counted(count: number, one: string, more: string): string {
  return `${count === 0 ? "no" : count} ${count === 1 ? one : more}`;
}

function source({ run, sha, logs }: RunReport, runUrl: string | undefined): string {
  const name = `run ${run.id}${run.attempt > 1 ? `, attempt ${run.attempt}` : ""}`;
  const read = logs.filter(({ status }) => status === "read" || status === "cut").length;
  const link = runUrl === undefined ? name : `[${name}](${runUrl})`;
  return `From ${counted(read, "log", "logs")} of ${link} at \`${sha.slice(0, 7)}\`.`;
}

function logLine({ status, detail }: RunReport["logs"][number]): string[] {
  return status === "read" ? [] : [`> ${words(detail)}`];
}

function problemBlock(problem: ReportedProblem, { solutions }: RunReport): string {
  const { severity, tool, code, message, location } = problem;
  const place = location === null ? "" : ` at ${codeSpan(`${location.file}:${location.line}`)}`;
  const title = `**${severity}** ${codeSpan(code === null ? tool : `${tool} ${code}`)}${place}${jobsOf(problem)}`;
  const [first = "", ...rest] = message.split("\n");
  const more = rest.length === 0 ? [] : [codeBlock(rest.slice(0, 12).join("\n"), "text")];
  const best = solutions.find(({ problemIds }) => problemIds.includes(problem.id));
  const follows =
    problem.follows === 0 ? [] : [`${counted(problem.follows, "more follows", "more follow")} from this.`];
  return [
    title,
    codeSpan(first),
    ...more,
    ...follows,
    ...(best === undefined ? [] : solutionBlock(best)),
  ].join("\n\n");
}

/** Names the jobs, or legs of a matrix, that tell a problem: ` in build, test (22)`. */
export function jobsOf({ jobs }: ReportedProblem): string {
  if (jobs.length === 0) return "";
  const named = jobs.slice(0, NAMED_JOBS).map((job) => codeSpan(job));
  const more = jobs.length > NAMED_JOBS ? ` and ${jobs.length - NAMED_JOBS} more` : "";
  return ` in ${named.join(", ")}${more}`;
}

/** A fix with what proved it, and its diff. */
export function solutionBlock({ title, status, reason, proofs, diff, command }: ReportedSolution): string[] {
  const passed = proofs.filter((proof) => proof.status === "passed").map(({ kind }) => codeSpan(kind));
  const by = passed.length === 0 ? "" : ` (${passed.join(", ")} passed)`;
  const why = reason === null ? "" : `: ${words(reason)}`;
  const shown = diff.length > LONGEST_DIFF ? `${diff.slice(0, LONGEST_DIFF)}\n…` : diff;
  return [
    `${MARKS[status]} · ${words(title)}${by}${why}`,
    ...(command === null ? [] : [`Run ${codeSpan(command)}`]),
    ...(diff === "" ? [] : [`<details><summary>diff</summary>\n\n${codeBlock(shown, "diff")}\n</details>`]),
  ];
}
