import { fileDiff, refuseTexts, type Config, type PullRequestTemplate } from "@hephaestus/core";
import { isRegular, refuseFiles, refuseShape, type FixPolicy } from "./check-fix.ts";
import { branchPrefix, fixNames, type FixNames } from "./fix-template.ts";
import { fixBody, isOfFix, trailer } from "./markdown/fix-body.ts";
import { renewFix } from "./outdate-fixes.ts";
import type { FileText, Forge, PullRequest, RemoteFile, Run } from "./forge.ts";
import type { ReportedFix, RunReport } from "./run-report.ts";

export interface DeliverOptions {
  config: Pick<Config, "protectedPaths" | "remoteRepo">;
  template: PullRequestTemplate;
  /** A pull request with the fix, or a commit on the failing branch itself. */
  as: "pull-request" | "push";
  /** Whether what is only plausible is delivered, too. */
  plausible: boolean;
  /** How many fixes in a row a branch may get. */
  maxAttempts: number;
}

/** What became of a fix. `detail` is a sentence; where nothing was done it says why. */
export type Delivery =
  | { status: "opened" | "updated"; detail: string; pull: PullRequest }
  | { status: "pushed"; detail: string; commit: string }
  | { status: "skipped"; detail: string };

/** About 50 screens of text: a fix is smaller. */
const POLICY = { maxFiles: 50, maxBytes: 4 << 20 } as const;
/** Where GitHub tries what is to be merged, with one branch for each try. */
const QUEUE = /^gh-readonly-queue\//;

/**
 * Delivers what a report proved. Nothing is checked out and nothing of the repository runs; the fix is checked against
 * the commit on the forge as if a stranger had made it.
 */
export async function deliverFix(
  forge: Forge,
  { report, run }: { report: RunReport; run: Run },
  given: DeliverOptions | Promise<DeliverOptions>,
): Promise<Delivery> {
  const { fix } = report;
  if (fix === null) return skipped("No fix was proved: there is nothing to deliver.");
  const looking = look(forge, report, run, fix);
  looking.catch(() => undefined);
  const options = await given;
  const misplaced = refusePlace(forge, report, run, options);
  if (misplaced !== undefined) return skipped(misplaced);
  const unproved = refuseUnproved(fix, report, options);
  if (unproved !== undefined) return skipped(unproved);
  const policy: FixPolicy = { ...POLICY, protectedPaths: options.config.protectedPaths };
  const misshaped = refuseShape(fix, policy);
  if (misshaped !== undefined) return skipped(misshaped);
  const branch = run.branch ?? "";
  const names = fixNames(fix, report, options.template);
  const [{ head, known }, tired, there] = await Promise.all([
    looking,
    refuseAgain(forge, report.sha, options),
    options.as === "push" ? undefined : forge.head(names.branch),
  ]);
  if (head === undefined) return skipped(`There is no branch ${branch}.`);
  if (head !== report.sha)
    return skipped(`${branch} has moved on since ${report.sha.slice(0, 7)}: its next run will tell.`);
  if (tired !== undefined) return skipped(tired);
  const files = await checkedFiles(fix, known);
  if (typeof files === "string") return skipped(files);
  const request = { fix, files, names, head, branch };
  return options.as === "push"
    ? push(forge, report, request)
    : propose(forge, { report, run }, { ...request, there }, options);
}

/** What the forge has where the fix is to go. */
interface Seen {
  /** The commit the failing branch is at. */
  head: string | undefined;
  /** Files that the fix changes, as they are in the commit that failed. */
  known: Map<string, RemoteFile & { text: string }>;
}

/** Looks while the options are still read: at nothing where the report says by itself that it cannot be delivered. */
async function look(forge: Forge, report: RunReport, run: Run, fix: ReportedFix): Promise<Seen> {
  const isOwn = run.headRepository === forge.repository && run.branch !== undefined;
  if (!isOwn || refuseShape(fix, { ...POLICY, protectedPaths: [] }) !== undefined)
    return { head: undefined, known: new Map() };
  const paths = fix.files.map(({ path }) => path);
  const [head, known] = await Promise.all([
    forge.head(run.branch ?? ""),
    forge.files(report.sha, paths).then(async (files) => {
      const texts = [...files].map(async ([path, file]) => {
        const text = isRegular(file) ? Buffer.from(await forge.read(file)).toString("utf8") : "";
        return [path, { ...file, text }] as const;
      });
      return new Map(await Promise.all(texts));
    }),
  ]);
  return { head, known };
}

function skipped(detail: string): Delivery {
  return { status: "skipped", detail };
}

function refuseUnproved(
  { solutionIds }: ReportedFix,
  { solutions }: RunReport,
  { plausible }: DeliverOptions,
): string | undefined {
  const unproved = solutionIds.filter((id) => solutions.find((each) => each.id === id)?.status !== "proved");
  return plausible || unproved.length === 0
    ? undefined
    : `${unproved.length} of the ${solutionIds.length} solutions of the fix are not proved, and only proved ones were asked for.`;
}

function refusePlace(
  forge: Forge,
  report: RunReport,
  run: Run,
  { config: { remoteRepo }, template }: DeliverOptions,
): string | undefined {
  if (report.repository !== forge.repository || report.run.id !== run.id || report.sha !== run.sha)
    return "The report is about another run.";
  if (run.headRepository !== forge.repository)
    return `The code is of ${run.headRepository === "" ? "a fork that is gone" : `the fork ${run.headRepository}`}: nothing is pushed there.`;
  const meant = remoteRepo === undefined ? forge.repository : `${remoteRepo.owner}/${remoteRepo.repository}`;
  if (meant.toLowerCase() !== forge.repository.toLowerCase())
    return `hephaestus.yaml is meant for ${meant}, and this is ${forge.repository}.`;
  if (run.branch === undefined) return "The run belongs to no branch.";
  if (QUEUE.test(run.branch)) return `${run.branch} is a branch of a merge queue: nothing is put there.`;
  const target = remoteRepo?.branch ?? run.branch;
  if (run.event !== "pull_request" && target !== run.branch)
    return `hephaestus.yaml means fixes for ${target}, and this run is of ${run.branch}.`;
  const isOwn = branchPrefix(template) !== "" && run.branch.startsWith(branchPrefix(template));
  return isOwn ? `${run.branch} is a branch of Hephaestus: a fix of a fix is left to people.` : undefined;
}

/** A commit of ours, or the merge of a branch of ours: `Merge pull request #7 from octo/hephaestus/75d1807f21`. */
function isFix(message: string, prefix: string): boolean {
  const [, merged = ""] = /^Merge pull request #\d+ from [^/\s]+\/(\S+)/.exec(message) ?? [];
  return isOfFix(message) || (prefix !== "" && merged.startsWith(prefix));
}

/** Where the last commits are fixes of ours, the fixes do not help. */
async function refuseAgain(
  forge: Forge,
  sha: string,
  { maxAttempts, template }: DeliverOptions,
): Promise<string | undefined> {
  let attempts = 0;
  for await (const { message } of forge.history(sha)) {
    if (!isFix(message, branchPrefix(template))) return undefined;
    attempts += 1;
    if (attempts === maxAttempts)
      return `${attempts === 1 ? "The last commit is a fix" : `The last ${attempts} commits are fixes`} of Hephaestus already: the rest is left to people.`;
  }
  return undefined;
}

/** The files with their modes, or why the fix is refused. */
async function checkedFiles(fix: ReportedFix, known: Seen["known"]): Promise<CheckedFile[] | string> {
  const reason = refuseFiles(fix, known);
  if (reason !== undefined) return reason;
  const files: CheckedFile[] = [];
  for (const { path, after } of fix.files) {
    const { text: before = "", mode = "" } = known.get(path) ?? {};
    const refused = await refuseTexts({ file: path, before, after });
    if (refused !== undefined) return `The fix ${refused}, in ${path}: that is left to people.`;
    files.push({ path, bytes: Buffer.from(after), mode, diff: fileDiff(path, before, after) });
  }
  return files;
}

/** A file with what really becomes of it, whatever the report says. */
interface CheckedFile extends FileText {
  diff: string;
}

interface Request {
  fix: ReportedFix;
  files: CheckedFile[];
  names: FixNames;
  /** The commit the failing branch is at. */
  head: string;
  branch: string;
}

async function push(
  forge: Forge,
  report: RunReport,
  { files, names, head, branch }: Request,
): Promise<Delivery> {
  const body = `Run: ${report.run.id}\n${trailer(names.id)}`;
  const commit = await forge.commit({ branch, expectedHead: head, headline: names.title, body, files });
  return { status: "pushed", commit, detail: `Pushed ${commit.slice(0, 7)} to ${branch}.` };
}

/** The same fix has the same branch: what is there already is updated, not repeated. */
async function propose(
  forge: Forge,
  { report, run }: { report: RunReport; run: Run },
  { fix, files, names, head, branch, there }: Request & { there: string | undefined },
  { template }: DeliverOptions,
): Promise<Delivery> {
  if (there !== undefined && !(await isOurs(forge, there, head)))
    return skipped(`There is a branch ${names.branch} that is not ours.`);
  const isThere = there !== undefined && (await holds(forge, there, fix, head));
  if (!isThere) {
    await forge.setBranch(names.branch, head);
    const body = `Run: ${report.run.id}\n${trailer(names.id)}`;
    await forge.commit({ branch: names.branch, expectedHead: head, headline: names.title, body, files });
  }
  const pull = await forge.openPullRequest({
    head: names.branch,
    base: branch,
    title: names.title,
    body: fixBody(report, fix, {
      run,
      id: names.id,
      diff: files.map((file) => file.diff).join(""),
    }),
    labels: template.labels,
    isNewHead: there === undefined,
  });
  if (!pull.isNew) await renewFix(forge, run, pull);
  const status = pull.isNew ? "opened" : "updated";
  return {
    status,
    pull,
    detail: `${pull.isNew ? "Opened" : "Updated"} pull request #${pull.number}: ${pull.url}`,
  };
}

/** A branch that was made and then got no commit is ours as well. */
async function isOurs(forge: Forge, commit: string, head: string): Promise<boolean> {
  if (commit === head) return true;
  for await (const { message } of forge.history(commit)) return isOfFix(message);
  return false;
}

/** Whether a commit is made on another one. */
async function isOn(forge: Forge, commit: string, parent: string): Promise<boolean> {
  for await (const { sha } of forge.history(commit)) if (sha !== commit) return sha === parent;
  return false;
}

/** Whether a branch is our commit on the failing one, with this fix in it. */
async function holds(forge: Forge, commit: string, fix: ReportedFix, head: string): Promise<boolean> {
  if (!(await isOn(forge, commit, head))) return false;
  const files = await forge.files(
    commit,
    fix.files.map(({ path }) => path),
  );
  const contents = await Promise.all(
    fix.files.map(async ({ path, after }) => {
      const file = files.get(path);
      return file !== undefined && Buffer.from(await forge.read(file)).toString("utf8") === after;
    }),
  );
  return contents.every(Boolean);
}
