import {
  codeBlock,
  codeSpan,
  counted,
  jobsOf,
  solutionBlock,
  words,
  type DigestProblem,
} from "@hephaestus/core";
import type { Run } from "../forge.ts";
import { fixMark } from "../marks.ts";
import type { ReportedFix, RunReport } from "../run-report.ts";

const LONGEST_BODY = 60_000;
/** A longer one is read among the changed files. */
const LONGEST_DIFF = 8_000;

/** The last line of each commit of ours, by which a later run knows it. */
export function trailer(id: string): string {
  return `Hephaestus-Fix: ${id}`;
}

/** Whether a commit is one of ours, by its message. */
export function isOfFix(message: string): boolean {
  return message.includes(`\n${trailer("")}`);
}

/** What a fix pull request says: what failed, what mends it, what proved that, what was refused, what is left, and what its checks will do. */
export function fixBody(
  report: RunReport,
  fix: ReportedFix,
  { run, id, diff }: { run: Pick<Run, "workflow" | "url">; id: string; diff: string },
): string {
  const taken = fix.solutionIds.flatMap((name) => report.solutions.find((each) => each.id === name) ?? []);
  const mended = report.problems.filter((problem) =>
    taken.some(({ problemIds }) => problemIds.includes(problem.id)),
  );
  const left = report.problems.filter((problem) => !mended.includes(problem));
  const commands = fix.commands.map(({ command, status }) => `- ${codeSpan(command)}: ${status}`);
  const parts = [
    `Mends [run ${report.run.id}](${run.url}) at \`${report.sha.slice(0, 7)}\`.`,
    "#### What failed",
    ...mended.flatMap((problem) => [rowOf(problem), ...evidence(problem)]),
    "#### What is changed, and what proved it",
    ...taken.flatMap((solution) => solutionBlock({ ...solution, diff: "" })),
    ...(diff.length > LONGEST_DIFF ? [] : [codeBlock(diff, "diff")]),
    ...(commands.length === 0 ? [] : ["With all of it in place:", commands.join("\n")]),
    ...refused(report),
    ...(left.length === 0 ? [] : ["#### What is left to people", left.map((each) => rowOf(each)).join("\n")]),
    ...report.notes.map((note) => `> ${words(note)}`),
  ];
  const ending = [
    "---",
    "Checks of a pull request that was opened with `GITHUB_TOKEN` wait until somebody approves them; one of a GitHub App's token starts them. Run the failed jobs again to have this looked at anew: it is updated, not repeated.",
    `<!-- hephaestus:fix:${id} -->\n${fixMark(run)}`,
  ].join("\n\n");
  let body = "";
  for (const part of parts) {
    if (Buffer.byteLength(`${body}${part}\n\n${ending}`) > LONGEST_BODY) {
      body += "…\n\n";
      break;
    }
    body += `${part}\n\n`;
  }
  return `${body}${ending}\n`;
}

function rowOf(problem: DigestProblem): string {
  const { location, message } = problem;
  const place = location === null ? "" : ` (${codeSpan(`${location.file}:${location.line}`)})`;
  return `- ${codeSpan(message.split("\n")[0] ?? "")}${place}${jobsOf(problem)}`;
}

/** The lines of the log that tell it. */
function evidence({ excerpt }: DigestProblem): string[] {
  return excerpt.length === 0 ? [] : [codeBlock(excerpt.join("\n"), "text")];
}

/** What is not part of the fix, and why. */
function refused({ left, refuted }: RunReport): string[] {
  const rows = left.map(({ title, reason }) => `- ${words(title)}: ${words(reason)}`);
  if (refuted > 0) rows.push(`- ${counted(refuted, "candidate", "candidates")} that a proof refuted`);
  return rows.length === 0 ? [] : ["#### What was refused", rows.join("\n")];
}
