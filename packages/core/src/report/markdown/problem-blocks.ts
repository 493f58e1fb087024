import type { Digest, DigestProblem, DigestSolution } from "../digest.ts";
import { codeBlock, codeSpan, words } from "./escape.ts";

const LONGEST_DIFF = 8_000;
const LONGEST_MESSAGE_LINES = 12;
const NAMED_JOBS = 6;
const MARKS = { proved: "✔ **proved**", plausible: "● plausible" } as const;

/** What it comes to in one line: `2 root problems, 1 proved fix`. */
export function headline({ problems, reported, solutions }: Omit<Digest, "notes">): string {
  if (problems.length === 0) return "No problem was recognised in the logs";
  const proved = solutions.filter(({ status }) => status === "proved").length;
  const plausible = solutions.length - proved;
  const told = reported > problems.length ? ` (${reported} reported)` : "";
  const fixes = [
    counted(proved, "proved fix", "proved fixes"),
    ...(plausible > 0 ? [`${plausible} plausible`] : []),
  ];
  return `${counted(problems.length, "root problem", "root problems")}${told}, ${fixes.join(", ")}`;
}

/** `no logs`, `1 log`, `3 logs`. */
export function counted(count: number, one: string, more: string): string {
  return `${count === 0 ? "no" : count} ${count === 1 ? one : more}`;
}

/** A problem with its place, its jobs, and the best fix of it. */
export function problemBlock(
  problem: DigestProblem,
  { solutions }: Pick<Digest, "solutions">,
  showDiff: boolean,
): string {
  const { severity, tool, code, message, location } = problem;
  const place = location === null ? "" : ` at ${codeSpan(`${location.file}:${location.line}`)}`;
  const title = `**${severity}** ${codeSpan(code === null ? tool : `${tool} ${code}`)}${place}${jobsOf(problem)}`;
  const [first = "", ...rest] = message.split("\n");
  const shown = rest.slice(0, LONGEST_MESSAGE_LINES).join("\n");
  const best = solutions.find(({ problemIds }) => problemIds.includes(problem.id));
  const follows =
    problem.follows === 0 ? [] : [`${counted(problem.follows, "more follows", "more follow")} from this.`];
  return [
    title,
    codeSpan(first),
    ...(rest.length === 0 ? [] : [codeBlock(shown, "text")]),
    ...follows,
    ...(best === undefined ? [] : solutionBlock(showDiff ? best : { ...best, diff: "" })),
  ].join("\n\n");
}

/** Names the jobs, or legs of a matrix, that tell a problem: ` in build, test (22)`. */
export function jobsOf({ jobs }: Pick<DigestProblem, "jobs">): string {
  if (jobs.length === 0) return "";
  const named = jobs.slice(0, NAMED_JOBS).map((job) => codeSpan(job));
  const more = jobs.length > NAMED_JOBS ? ` and ${jobs.length - NAMED_JOBS} more` : "";
  return ` in ${named.join(", ")}${more}`;
}

/** A fix with what proved it, and its diff, as paragraphs. */
export function solutionBlock({ title, status, reason, proofs, diff, command }: DigestSolution): string[] {
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
