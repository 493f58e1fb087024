import { apiUrlOf, parseRemote } from "@hephaestus/github";
import type { GitHubPlace } from "../protocol/github.ts";
import { git } from "./git.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** The forge that a folder's branch is pushed to, its branch and its commit; null where that is no forge. */
export async function placeOf(folder: string, env: Environment): Promise<GitHubPlace | null> {
  const [branch, sha] = await Promise.all([
    git(folder, ["symbolic-ref", "-q", "--short", "HEAD"]),
    git(folder, ["rev-parse", "-q", "--verify", "HEAD"]),
  ]);
  const remote = parseRemote((await remoteUrl(folder, branch)) ?? "");
  if (remote === undefined) return null;
  return {
    ...remote,
    apiUrl: apiUrlFor(remote.host, env),
    ...(branch === undefined ? {} : { branch }),
    ...(sha === undefined ? {} : { sha }),
  };
}

async function remoteUrl(folder: string, branch: string | undefined): Promise<string | undefined> {
  const name =
    branch === undefined ? undefined : await git(folder, ["config", "--get", `branch.${branch}.remote`]);
  return git(folder, ["config", "--get", `remote.${name ?? "origin"}.url`]);
}

/** The environment's own address of the interface, where it is that of the host. */
function apiUrlFor(host: string, env: Environment): string {
  const { GITHUB_SERVER_URL: server, GITHUB_API_URL: api } = env;
  const isHost = server !== undefined && URL.canParse(server) && new URL(server).host === host;
  return isHost && api !== undefined && URL.canParse(api) ? api : apiUrlOf(host);
}
