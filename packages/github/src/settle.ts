import { codeSpan } from "@hephaestus/core";
import type { Forge, PullRequest, Run } from "./forge.ts";
import { checkKey, checkName, commentMarker, isOutdated, runMark } from "./marks.ts";
import { partsOf, withoutLeg, withoutRun } from "./legs.ts";
import { tolerant } from "./tolerant.ts";

export interface SettleOptions {
  mode: "annotate" | "suggest" | "deploy";
  tell: (message: string) => void;
  /** The job that passed, where it tells of itself alone. */
  leg?: string | undefined;
}

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
export async function settle(forge: Forge, run: Run, { mode, tell, leg }: SettleOptions): Promise<Settled> {
  const attempt = tolerant(tell);
  const isChecked = (await attempt(() => settleCheck(forge, run, leg))) === true;
  const pull = mode === "annotate" ? undefined : await attempt(() => forge.pullRequestOf(run));
  if (pull === undefined || pull.headSha !== run.sha) return { isChecked, pull: undefined };
  const say = (old: string | undefined): string | undefined => settled(old, run, leg);
  await attempt(() => forge.comment(pull, { marker: commentMarker(run), say, isShared: leg !== undefined }));
  return { isChecked, pull };
}

/** What a comment says once a run, or a job of it, passed; undefined where that changes nothing. */
function settled(old: string | undefined, run: Run, leg: string | undefined): string | undefined {
  if (old === undefined) return undefined;
  const isOfLegs = partsOf(old).length > 0;
  if (!isOfLegs) return leg === undefined && isOutdated(old, run) ? whole(run) : undefined;
  const left = leg === undefined ? withoutRun(old, run) : withoutLeg(old, run, leg);
  return left ?? whole(run, leg);
}

function whole(run: Run, leg?: string): string {
  return `${sentence(run, leg)}\n${runMark(run)}\n`;
}

async function settleCheck(forge: Forge, run: Run, leg: string | undefined): Promise<boolean> {
  const check = { name: checkName(run, leg), sha: run.sha };
  if (!(await forge.hasCheck(check, `${run.id}.`))) return false;
  await forge.writeCheck({
    ...check,
    key: checkKey(run),
    conclusion: "success",
    title: "Nothing fails any more",
    summary: sentence(run, leg),
    annotations: [],
  });
  return true;
}

function sentence({ id, attempt, url, sha }: Run, leg: string | undefined): string {
  const name = `run ${id}${attempt > 1 ? `, attempt ${attempt}` : ""}`;
  const who = leg === undefined ? "" : `${codeSpan(leg)} of `;
  return `### Nothing${leg === undefined ? "" : " of what was told here"} fails any more\n\n${who}[${name}](${url}) at \`${sha.slice(0, 7)}\` passed: what was told here before is out of date.\n`;
}
