import { HephaestusError, type Config, type Delivery, type RemoteRepo } from "@hephaestus/core";
import { apiUrlOf, connectGitHub, parseRemote, useProxy } from "@hephaestus/github";
import { findToken } from "../ci/find-token.ts";
import type { Io } from "../io.ts";
import { askGit } from "./ask-git.ts";
import { createGitHubDelivery } from "./github-delivery.ts";
import type { PreparedFixes } from "./prepared-fixes.ts";

/**
 * What `mode: deploy` hands fixes to. Throws `usage` where the workspace is no clone of the configured repository: a
 * configuration that came with somebody's code opens nothing elsewhere; or where there is no token.
 */
export async function openDelivery(
  config: Config,
  { workspace, fixes }: { workspace: string; fixes: PreparedFixes },
  io: Io,
): Promise<Delivery | undefined> {
  const { remoteRepo } = config;
  if (config.mode !== "deploy" || remoteRepo === undefined) return undefined;
  const repository = `${remoteRepo.owner}/${remoteRepo.repository}`;
  const host = await hostOf(workspace, repository);
  useProxy(io.env);
  const forge = connectGitHub({
    token: await tokenOf(remoteRepo, host, io),
    repository,
    apiUrl: apiUrlFor(host, io),
    tell: (message) => void io.stderr.write(`${message}\n`),
  });
  return createGitHubDelivery({ forge, config, remoteRepo, fixes });
}

/** The host of the remote that is the configured repository. */
async function hostOf(workspace: string, repository: string): Promise<string> {
  const listed = (await askGit(workspace, ["config", "--get-regexp", String.raw`^remote\..*\.url$`])) ?? "";
  const places = listed.split("\n").flatMap((line) => parseRemote(line.slice(line.indexOf(" ") + 1)) ?? []);
  const found = places.find((place) => place.repository.toLowerCase() === repository.toLowerCase());
  if (found !== undefined) return found.host;
  throw new HephaestusError(
    "usage",
    `mode: deploy means ${repository}, and no remote of this workspace is it`,
    {
      hint: "run it in a clone of that repository, or set mode: suggest",
    },
  );
}

/** The configured variable counts as `GITHUB_TOKEN`: it goes to hosts alone that the environment trusts with that. */
async function tokenOf({ tokenEnv }: RemoteRepo, host: string, { env }: Io): Promise<string> {
  const named = env[tokenEnv]?.trim() ?? "";
  return findToken(host, { env: named === "" ? env : { ...env, GITHUB_TOKEN: named } });
}

/** The environment's own address of the interface, where it is that of the host. */
function apiUrlFor(host: string, { env }: Io): string {
  const [server, api] = [env["GITHUB_SERVER_URL"], env["GITHUB_API_URL"]];
  const isHost = server !== undefined && URL.canParse(server) && new URL(server).host === host;
  return isHost && api !== undefined && URL.canParse(api) ? api : apiUrlOf(host);
}
