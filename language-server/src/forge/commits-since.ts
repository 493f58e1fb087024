import { git } from "./git.ts";

/** How many commits were made since another one; undefined where a folder does not know it, or it is no older one. */
export async function commitsSince(folder: string, sha: string): Promise<number | undefined> {
  if (!/^[\da-f]{40,64}$/.test(sha)) return undefined;
  const count = await git(folder, ["rev-list", "--count", `${sha}..HEAD`]);
  const isBehind = (await git(folder, ["merge-base", sha, "HEAD"])) === sha;
  return count === undefined || !isBehind ? undefined : Number(count);
}
