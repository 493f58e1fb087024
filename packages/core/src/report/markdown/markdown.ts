import type { Analysis } from "../../model/analysis.ts";
import { digestOf } from "../digest.ts";
import type { Report, ReportOptions } from "../report.ts";
import { digestMarkdown } from "./digest-markdown.ts";
import { codeSpan } from "./escape.ts";
import { headline } from "./problem-blocks.ts";

/** What a comment or the summary of a job takes, and far more than anybody reads. */
const MOST_BYTES = 1_000_000;

/** For comments, issues and summaries of jobs: nothing from a log is a mention, a link or HTML in it. */
export const markdown: Report = {
  id: "markdown",
  title: "root problems and fixes, for a comment or a summary",
  render: renderMarkdown,
};

function renderMarkdown(analysis: Analysis, { maxProblems, showDiff }: ReportOptions): string {
  const digest = digestOf(analysis);
  const sources = analysis.logs.flatMap(({ source }) => (source === undefined ? [] : [codeSpan(source)]));
  return digestMarkdown(digest, {
    head: [`### ${headline(digest)}`, ...(sources.length === 0 ? [] : [`From ${sources.join(", ")}.`])],
    mostBytes: MOST_BYTES,
    mostProblems: maxProblems,
    showDiff,
    elsewhere: "`--max-problems` shows them.",
  });
}
