import type { Forge, PullRequest, Run } from "./forge.ts";
import { checkKey, checkName, commentMarker, isOutdated, runMark } from "./marks.ts";
import { tolerant } from "./tolerant.ts";

export interface Settled {
  /** Whether a check of an earlier attempt was there, and has a successor now. */
  isChecked: boolean;
  /** The pull request whose comment says so, where it had one. */
  pull: PullRequest | undefined;
}

/**
 * Nothing fails any more in a run: the check that an earlier attempt left at the commit gets a successor without
 * annotations, and the comment on the pull request says so. Where nothing was said before, nothing is said now.
 */
export async function settle(
  forge: Forge,
  run: Run,
  { mode, tell }: { mode: "annotate" | "suggest" | "deploy"; tell: (message: string) => void },
): Promise<Settled> {
  const attempt = tolerant(tell);
  const isChecked = (await attempt(() => settleCheck(forge, run))) === true;
  const pull = mode === "annotate" ? undefined : await attempt(() => forge.pullRequestOf(run));
  if (pull === undefined || pull.headSha !== run.sha) return { isChecked, pull: undefined };
  const comment = { marker: commentMarker(run), body: `${sentence(run)}\n${runMark(run)}\n` };
  await attempt(() => forge.comment(pull, comment, (old) => old !== undefined && isOutdated(old, run)));
  return { isChecked, pull };
}

async function settleCheck(forge: Forge, run: Run): Promise<boolean> {
  const check = { name: checkName(run), sha: run.sha };
  if (!(await forge.hasCheck(check, `${run.id}.`))) return false;
  await forge.writeCheck({
    ...check,
    key: checkKey(run),
    conclusion: "success",
    title: "Nothing fails any more",
    summary: sentence(run),
    annotations: [],
  });
  return true;
}

function sentence({ id, attempt, url, sha }: Run): string {
  const name = `run ${id}${attempt > 1 ? `, attempt ${attempt}` : ""}`;
  return `### Nothing fails any more\n\n[${name}](${url}) at \`${sha.slice(0, 7)}\` passed: what was told here before is out of date.\n`;
}
