import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, realpath, rm, stat, writeFile } from "node:fs/promises";
import { dirname, isAbsolute, join, relative, resolve } from "node:path";
import process from "node:process";
import { promisify } from "node:util";
import { HephaestusError } from "@hephaestus/core";
import { parseRemote, type Forge, type Merge } from "@hephaestus/github";

type CommitFiles = Pick<Forge, "files" | "read">;

/** The code that a step of the job checked out. */
export interface Checkout {
  /** Absolute real path of the repository, or of the workspace where there is none. */
  root: string;
  /** Folder that the failing commands run in, from there. */
  folder: string;
  /** The full hash of what git calls so; undefined where it is not there. */
  commit(name: string): Promise<string | undefined>;
  standing(sha: string, repositories: readonly string[]): Promise<Standing>;
  /** By `git merge-file`, which is there where a repository is. */
  merge: Merge;
  /** Files of commits as a forge tells them, which is asked for what was not fetched. */
  filesOr(forge: CommitFiles): CommitFiles;
}

/**
 * How what is checked out stands to a commit of a repository: it is `same` as that, also where only its files are; its `merge`
 * with another one; `other`; `foreign`, of another repository, as a submodule is; or `unknown`, where git knows of none. `here`
 * is its hash.
 */
export interface Standing {
  kind: "same" | "merge" | "other" | "foreign" | "unknown";
  here: string | undefined;
}

const MOST_BYTES = 1 << 28;
/** Windows takes no command line that is much longer; then all files are listed. */
const LONGEST_LINE = 20_000;

/**
 * Looks at the workspace of a job. The repository is the one around `working-directory`, and may lie in a folder of its own, as
 * with `path` of actions/checkout. Throws `usage` where the folder leads out.
 */
export async function openCheckout(
  workspace: string,
  workingDirectory: string,
  temporary: string,
): Promise<Checkout> {
  const whole = await realpath(workspace);
  const start = resolve(whole, workingDirectory);
  if (!isBelow(whole, start))
    throw new HephaestusError("usage", "input working-directory leads out of the workspace");
  const root = await repositoryAround(whole, start);
  await trustOwner(root, temporary);
  return {
    root,
    folder: isBelow(root, start) ? relative(root, start).replaceAll("\\", "/") : "",
    commit: async (name) => (await git(root, ["rev-parse", "-q", "--verify", `${name}^{commit}`]))?.trim(),
    standing: (sha, repositories) => standingTo(root, sha, repositories),
    merge: (sides) => mergeFile(root, temporary, sides),
    filesOr: (forge) => filesOr(root, forge),
  };
}

/** What was fetched alone knows its parents all the same, though it has none of them. */
async function standingTo(root: string, sha: string, repositories: readonly string[]): Promise<Standing> {
  const named = async (name: string): Promise<string | undefined> =>
    (await git(root, ["rev-parse", "-q", "--verify", name]))?.trim();
  const here = await named("HEAD^{commit}");
  if (here === undefined) return { kind: "unknown", here };
  if (here === sha) return { kind: "same", here };
  const [head = ""] = ((await git(root, ["cat-file", "commit", here])) ?? "").split("\n\n");
  const parents = head.split("\n").flatMap((line) => /^parent (\w+)$/.exec(line)?.[1] ?? []);
  if (parents.length === 2 && parents[1] === sha) return { kind: "merge", here };
  if (await isForeign(root, repositories)) return { kind: "foreign", here };
  const [tree, wanted] = [await named("HEAD^{tree}"), await named(`${sha}^{tree}`)];
  return { kind: tree !== undefined && tree === wanted ? "same" : "other", here };
}

/** A submodule, or a clone whose origin is none of these repositories. */
async function isForeign(root: string, repositories: readonly string[]): Promise<boolean> {
  const outer = await git(root, ["rev-parse", "--show-superproject-working-tree"]);
  if (outer !== undefined && outer.trim() !== "") return true;
  const origin = parseRemote((await git(root, ["config", "--get", "remote.origin.url"])) ?? "");
  const own = repositories.map((each) => each.toLowerCase());
  return origin !== undefined && !own.includes(origin.repository.toLowerCase());
}

async function mergeFile(
  root: string,
  temporary: string,
  { base, ours, theirs }: Parameters<Merge>[0],
): ReturnType<Merge> {
  const folder = await mkdtemp(join(temporary, "merge-"));
  try {
    const paths = ["ours", "base", "theirs"].map((name) => join(folder, name));
    for (const [index, text] of [ours, base, theirs].entries()) await writeFile(paths[index] ?? "", text);
    return await git(root, ["merge-file", "-p", ...paths]);
  } finally {
    await rm(folder, { recursive: true });
  }
}

function isBelow(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return !isAbsolute(way) && way.split(/[/\\]/)[0] !== "..";
}

/** The nearest repository upward, no further than the workspace; else the only one directly below it. */
async function repositoryAround(workspace: string, start: string): Promise<string> {
  for (let folder = start; isBelow(workspace, folder); folder = dirname(folder))
    if (await isRepository(folder)) return folder;
  const folders = (await readdir(workspace, { withFileTypes: true })).filter((each) => each.isDirectory());
  const found: string[] = [];
  for (const { name } of folders)
    if (await isRepository(join(workspace, name))) found.push(join(workspace, name));
  const [only] = found;
  return only !== undefined && found.length === 1 && start === workspace ? only : workspace;
}

async function isRepository(folder: string): Promise<boolean> {
  return (await stat(join(folder, ".git")).catch(() => undefined)) !== undefined;
}

/**
 * In a container the code often belongs to another user, and git reads none of it unless told to. Told so are the children
 * of this process alone, and of this folder alone.
 */
async function trustOwner(root: string, temporary: string): Promise<void> {
  const { uid } = await stat(root);
  if (process.getuid === undefined || uid === process.getuid()) return;
  const settings = join(temporary, "hephaestus", "settings");
  await mkdir(join(settings, "git"), { recursive: true });
  await writeFile(join(settings, "git/config"), `[safe]\n\tdirectory = ${JSON.stringify(root)}\n`);
  process.env["XDG_CONFIG_HOME"] = settings;
}

function filesOr(root: string, forge: CommitFiles): CommitFiles {
  return {
    async files(commit, paths) {
      const tree = ["--literal-pathspecs", "ls-tree", "-r", "-z", "--full-tree", commit];
      const isLong = paths.join(" ").length > LONGEST_LINE;
      const listed = await git(root, [...tree, ...(isLong ? [] : ["--", ...paths])]);
      if (listed === undefined) return forge.files(commit, paths);
      const rows = listed.split("\0").flatMap((row) => {
        const [, mode = "", sha = "", path = ""] = /^(\d+) blob (\w+)\t(.*)$/s.exec(row) ?? [];
        return paths.includes(path) ? [[path, { path, mode, sha }] as const] : [];
      });
      return new Map(rows);
    },
    async read(file) {
      const text = await git(root, ["cat-file", "blob", file.sha]);
      return text === undefined ? forge.read(file) : Buffer.from(text);
    },
  };
}

/** What git prints; undefined where it fails. Nothing that a repository configures is run. */
async function git(folder: string, args: readonly string[]): Promise<string | undefined> {
  const safe = ["-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null"];
  try {
    // What was not fetched is asked of the forge.
    const options = { cwd: folder, maxBuffer: MOST_BYTES, env: { ...process.env, GIT_NO_LAZY_FETCH: "1" } };
    return (await promisify(execFile)("git", [...safe, ...args], options)).stdout;
  } catch {
    return undefined;
  }
}
