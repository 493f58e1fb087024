import { readGit } from "../git.ts";

const MAIN_BRANCHES = [
  "refs/remotes/origin/HEAD",
  "refs/remotes/origin/main",
  "refs/remotes/origin/master",
  "refs/heads/main",
  "refs/heads/master",
];

/**
 * The commit that the work at hand likely began at: where it left the main branch; on the main branch the last commit
 * where something is not committed yet, else the one before. Undefined without git or history.
 */
export async function likelyBase(root: string): Promise<string | undefined> {
  const [[head, before], tips] = await Promise.all([lastCommits(root), mainTips(root)]);
  if (head === undefined) return undefined;
  const forks = await Promise.all(
    tips.filter((tip) => tip !== head).map((tip) => readGit(root, ["merge-base", tip, "HEAD"])),
  );
  const forked = forks
    .map((commit) => commit?.trim())
    .find((commit) => commit !== undefined && commit !== head);
  if (forked !== undefined) return forked;
  const status = await readGit(root, ["status", "--porcelain", "-z"]);
  return status === "" ? before : head;
}

/** The commit that is checked out, and the first of its parents that is there. */
async function lastCommits(root: string): Promise<string[]> {
  return lines(await readGit(root, ["rev-list", "--first-parent", "--max-count=2", "HEAD", "--"]));
}

/** The commits that the main branches are at, each once, the likeliest first. */
async function mainTips(root: string): Promise<string[]> {
  const listed = lines(
    await readGit(root, ["for-each-ref", "--format=%(objectname) %(refname)", ...MAIN_BRANCHES]),
  ).map((line) => line.split(" "));
  const byName = new Map(listed.map(([commit = "", name = ""]) => [name, commit]));
  const tips = MAIN_BRANCHES.map((name) => byName.get(name)).filter((commit) => commit !== undefined);
  return [...new Set(tips)];
}

function lines(answer: string | undefined): string[] {
  return (answer ?? "").split("\n").filter((line) => line !== "");
}
