import type { Forge, PullRequest, Run } from "./forge.ts";
import { isOfFix } from "./markdown/fix-body.ts";
import { fixMark } from "./marks.ts";
import { tolerant } from "./tolerant.ts";

export interface OutdateOptions {
  /** Whether a fix pull request is closed where nobody but us has committed to its branch. */
  close: boolean;
  /** Told what could not be done, in a sentence. */
  tell: (message: string) => void;
}

const MARKER = "<!-- hephaestus:outdated -->";
const TITLE = "### Nothing fails any more without this";

/**
 * Where a run passed at the head of its branch, fix pull requests against that branch for the same workflow are not needed
 * any more: each says so in one comment, and is closed where that is asked for. Gives those it told.
 */
export async function outdateFixes(
  forge: Forge,
  run: Run,
  { close, tell }: OutdateOptions,
): Promise<PullRequest[]> {
  const { branch } = run;
  if (branch === undefined || run.headRepository !== forge.repository) return [];
  const attempt = tolerant(tell);
  if ((await attempt(() => forge.head(branch))) !== run.sha) return [];
  const pulls = (await attempt(() => forge.fixPullRequests(branch, fixMark(run)))) ?? [];
  for (const pull of pulls)
    await attempt(async () => {
      const isClosed = close && (await isUntouched(forge, pull));
      const say = (old: string | undefined): string | undefined =>
        isClosed || old?.includes(TITLE) !== true ? outdated(run, branch, isClosed) : undefined;
      await forge.comment(pull, { marker: MARKER, say });
      if (isClosed) await forge.close(pull);
    });
  return pulls;
}

/** A fix that is delivered anew is needed again: what was told of it before says so. */
export async function renewFix(forge: Forge, run: Run, pull: PullRequest): Promise<void> {
  const again = `### Needed again\n\n${nameOf(run)} failed.\n`;
  const say = (old: string | undefined): string | undefined => (old === undefined ? undefined : again);
  await forge.comment(pull, { marker: MARKER, say });
}

async function isUntouched(forge: Forge, { headSha }: PullRequest): Promise<boolean> {
  for await (const { message } of forge.history(headSha)) return isOfFix(message);
  return false;
}

function outdated(run: Run, branch: string, isClosed: boolean): string {
  const rest = isClosed
    ? "So it is closed; it is opened anew where that fails again."
    : "So it may be closed, if what it changes is not wanted for itself.";
  return `${TITLE}\n\n${nameOf(run)} passed, which is what \`${branch.replaceAll("`", "")}\` is at now. ${rest}\n`;
}

function nameOf({ id, attempt, url, sha }: Run): string {
  return `[Run ${id}${attempt > 1 ? `, attempt ${attempt}` : ""}](${url}) at \`${sha.slice(0, 7)}\``;
}
