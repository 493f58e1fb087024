import { readGit } from "../git.ts";

const MAIN_BRANCHES = ["origin/HEAD", "origin/main", "origin/master", "main", "master"];

/**
 * The commit that the work at hand likely began at: where it left the main branch; on the main branch the last commit
 * where something is not committed yet, else the one before. Undefined without git or history.
 */
export async function likelyBase(root: string): Promise<string | undefined> {
  const [head, ...forks] = await Promise.all([
    commitOf(root, "HEAD"),
    ...MAIN_BRANCHES.map((branch) => readGit(root, ["merge-base", branch, "HEAD"])),
  ]);
  if (head === undefined) return undefined;
  const forked = forks
    .map((commit) => commit?.trim())
    .find((commit) => commit !== undefined && commit !== head);
  if (forked !== undefined) return forked;
  const [status, before] = await Promise.all([
    readGit(root, ["status", "--porcelain", "-z"]),
    commitOf(root, "HEAD~1"),
  ]);
  return status === "" ? before : head;
}

async function commitOf(root: string, name: string): Promise<string | undefined> {
  const answer = await readGit(root, ["rev-parse", "--verify", "-q", `${name}^{commit}`]);
  return answer?.trim();
}
