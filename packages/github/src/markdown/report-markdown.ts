import { counted, digestMarkdown, headline as digestHeadline, words } from "@hephaestus/core";
import type { RunReport } from "../run-report.ts";

export interface MarkdownOptions {
  /** Bytes of UTF-8 that the whole may take. */
  mostBytes: number;
  /** Address of the run, as the forge itself told it. */
  runUrl: string | undefined;
  /** What became of the fix, as Markdown. */
  fate?: string | undefined;
}

/** The report of a run for people: where it is from, what is wrong, in which jobs, what mends it and what proved that. */
export function reportMarkdown(report: RunReport, { mostBytes, runUrl, fate }: MarkdownOptions): string {
  const told = fate === undefined ? [] : [fate];
  return digestMarkdown(report, {
    head: [`### ${headline(report)}`, source(report, runUrl), ...told, ...report.logs.flatMap(logLine)],
    mostBytes,
    mostProblems: report.problems.length,
    showDiff: true,
    elsewhere: "the report of the run has them all.",
  });
}

/** What it comes to in one line: `2 root problems, 1 proved fix`. */
export function headline(report: RunReport): string {
  return report.problems.length === 0 && readLogs(report) === 0
    ? "No log could be read"
    : digestHeadline(report);
}

function source(report: RunReport, runUrl: string | undefined): string {
  const { run, sha } = report;
  const name = `run ${run.id}${run.attempt > 1 ? `, attempt ${run.attempt}` : ""}`;
  const link = runUrl === undefined ? name : `[${name}](${runUrl})`;
  return `From ${counted(readLogs(report), "log", "logs")} of ${link} at \`${sha.slice(0, 7)}\`.`;
}

function readLogs({ logs }: RunReport): number {
  return logs.filter(({ status }) => status === "read" || status === "cut").length;
}

function logLine({ status, detail }: RunReport["logs"][number]): string[] {
  return status === "read" ? [] : [`> ${words(detail)}`];
}
