import { annotationsOf, codeSpan, jobsOf, printable, suggestionBlock, words } from "@hephaestus/core";
import type { Delivery } from "./deliver-fix.ts";
import type { Forge, PullRequest, ReviewComment, Run } from "./forge.ts";
import { headline, reportMarkdown } from "./markdown/report-markdown.ts";
import type { ReportedSolution, RunReport } from "./run-report.ts";
import { withLeg } from "./legs.ts";
import { checkKey, checkName, commentMarker, runMark } from "./marks.ts";
import { tolerant } from "./tolerant.ts";

export interface PublishOptions {
  mode: "annotate" | "suggest" | "deploy";
  maxAnnotations: number;
  /** Told what could not be published, in a sentence. */
  tell: (message: string) => void;
  /** The job that tells of itself alone, beside others of its run that do. */
  leg?: string | undefined;
  /** What becomes of the fix meanwhile, which the comment says; undefined where that failed. */
  delivery?: Promise<Delivery | undefined>;
}

export interface Published {
  checkUrl: string | undefined;
  suggestions: number;
  commented: boolean;
}

/** What the service takes for a summary or a comment, less a margin. */
const MOST_BYTES = 60_000;
/** What one of several jobs may say in the comment of all. */
const MOST_LEG_BYTES = 16_000;
/** With more a pull request cannot be read any more; the comment tells the rest. */
const MOST_SUGGESTIONS = 20;

/** Shows a report where the code is: a check run with annotations, and on pull requests suggestions and one comment. */
export async function publish(
  forge: Forge,
  { report, run }: { report: RunReport; run: Run },
  options: PublishOptions,
): Promise<Published> {
  const published: Published = { checkUrl: undefined, suggestions: 0, commented: false };
  if (report.problems.length === 0) return published;
  const attempt = tolerant(options.tell);
  const checking = attempt(() => forge.writeCheck(checkOf(report, run, options)));
  const pull = options.mode === "annotate" ? undefined : await attempt(() => forge.pullRequestOf(run));
  if (pull !== undefined) Object.assign(published, await showOn(pull, forge, { report, run }, options));
  published.checkUrl = (await checking)?.url;
  return published;
}

/** Suggestions and the comment of a pull request. */
async function showOn(
  pull: PullRequest,
  forge: Forge,
  { report, run }: { report: RunReport; run: Run },
  { tell, delivery, leg }: PublishOptions,
): Promise<Pick<Published, "suggestions" | "commented">> {
  const attempt = tolerant(tell);
  // A suggestion for a commit that is not the head any more would land on other lines; of the head its own run tells.
  if (pull.headSha !== report.sha) {
    tell(
      `Pull request #${pull.number} has moved on since ${report.sha.slice(0, 7)}: its next run will tell.`,
    );
    return { suggestions: 0, commented: false };
  }
  const suggestions = (await attempt(() => suggest(forge, pull, report))) ?? 0;
  const fate = deliveryLine(await delivery);
  const told = reportMarkdown(report, {
    mostBytes: leg === undefined ? MOST_BYTES : MOST_LEG_BYTES,
    runUrl: run.url,
    fate,
  });
  const say = (old: string | undefined): string =>
    leg === undefined ? `${told}\n${runMark(run)}\n` : withLeg(old, run, { leg, body: told });
  const done = await attempt(async () => {
    await forge.comment(pull, { marker: commentMarker(run), say, isShared: leg !== undefined });
    return true;
  });
  return { suggestions, commented: done === true };
}

/** Where the fix is to be found, or why it is not. */
function deliveryLine(delivery: Delivery | undefined): string | undefined {
  if (delivery === undefined) return undefined;
  return "pull" in delivery
    ? `The fix is in #${delivery.pull.number}, a pull request against this branch.`
    : words(delivery.detail);
}

function checkOf(
  report: RunReport,
  run: Run,
  { maxAnnotations, leg }: PublishOptions,
): Parameters<Forge["writeCheck"]>[0] {
  return {
    name: checkName(run, leg),
    sha: report.sha,
    key: checkKey(run),
    ...(leg === undefined ? {} : { family: checkName(run, "") }),
    conclusion: "neutral",
    title: headline(report),
    summary: reportMarkdown(report, { mostBytes: MOST_BYTES, runUrl: run.url }),
    annotations: annotationsOf(report).slice(0, maxAnnotations),
  };
}

/**
 * Suggests what the diff of the pull request shows all lines of: a part of a fix alone would break more. What was analysed
 * may be the merge with the base; lines are told only of files that are the same in the commit.
 */
async function suggest(forge: Forge, pull: PullRequest, report: RunReport): Promise<number> {
  const candidates = report.solutions
    .filter(({ suggestions }) => suggestions.length > 0 && suggestions.length <= MOST_SUGGESTIONS)
    .slice(0, MOST_SUGGESTIONS);
  if (candidates.length === 0) return 0;
  const [shown, files] = await Promise.all([
    forge.shownLines(pull),
    forge.files(
      report.sha,
      candidates.flatMap(({ suggestions }) => suggestions.map(({ file }) => file)),
    ),
  ]);
  const comments = candidates
    .filter(({ suggestions }) =>
      suggestions.every(({ file, before, startLine, endLine, text }) => {
        const lines = shown.get(file);
        const hunk = lines?.get(startLine);
        return (
          hunk !== undefined &&
          lines?.get(endLine) === hunk &&
          files.get(file)?.sha === before &&
          isShown(text)
        );
      }),
    )
    .reduce<ReviewComment[]>((some, solution) => {
      const all = [...some, ...commentsOf(solution, report)];
      return all.length > MOST_SUGGESTIONS ? some : all;
    }, []);
  return comments.length === 0
    ? 0
    : forge.review(pull, `Fixes for what failed in run ${report.run.id}.`, comments);
}

/** What hides characters from the eye is not put where one click commits it. */
function isShown(text: string): boolean {
  return text.split("\n").every((row) => printable(row) === row);
}

function commentsOf(solution: ReportedSolution, { problems }: RunReport): ReviewComment[] {
  const { suggestions, problemIds, title, status, id } = solution;
  const problem = problems.find((each) => problemIds.includes(each.id));
  const why =
    problem === undefined ? "" : `${codeSpan(problem.message.split("\n")[0] ?? "")}${jobsOf(problem)}\n\n`;
  return suggestions.map(({ file, startLine, endLine, text }, index) => {
    const part =
      suggestions.length > 1 ? ` (part ${index + 1} of ${suggestions.length}: they belong together)` : "";
    const mark = status === "proved" ? "✔ **proved**" : "● plausible";
    const body = `<!-- hephaestus:${/^\w+$/.test(id) ? id : ""} -->\n${why}${mark} · ${words(title)}${part}\n\n${suggestionBlock(text)}`;
    return { path: file, startLine, endLine, body };
  });
}
