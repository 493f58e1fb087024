import { readGit } from "../git.ts";

const MAIN_BRANCHES = ["origin/HEAD", "origin/main", "origin/master", "main", "master"];

/**
 * The commit that the work at hand likely began at: where it left the main branch; on the main branch the last commit
 * where something is not committed yet, else the one before. Undefined without git or history.
 */
export async function likelyBase(root: string): Promise<string | undefined> {
  const head = await commitOf(root, "HEAD");
  if (head === undefined) return undefined;
  for (const branch of MAIN_BRANCHES) {
    const forked = await readGit(root, ["merge-base", branch, "HEAD"]);
    if (forked !== undefined && forked.trim() !== head) return forked.trim();
  }
  const status = await readGit(root, ["status", "--porcelain", "-z"]);
  return status === "" ? await commitOf(root, "HEAD~1") : head;
}

async function commitOf(root: string, name: string): Promise<string | undefined> {
  const answer = await readGit(root, ["rev-parse", "--verify", "-q", `${name}^{commit}`]);
  return answer?.trim();
}
