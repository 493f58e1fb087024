import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { parseRemote, type RemotePlace } from "@hephaestus/github";
import { readGit } from "./read-git.ts";

/** Where GitHub listens to ssh on a port that firewalls let through. */
const SSH_HOSTS = new Map([["ssh.github.com", "github.com"]]);
const SSH_TIMEOUT_MS = 5_000;

/**
 * The repositories that a workspace's remotes lead to, best first: that of the branch at hand, the one that `gh` was told to be
 * the base, `upstream`, `origin`, others. Of a fork the runs of its pull requests are in the repository it comes from.
 */
export async function remotePlaces(workspace: string): Promise<RemotePlace[]> {
  const branch = await readGit(workspace, ["symbolic-ref", "-q", "--short", "HEAD"]);
  const own =
    branch === undefined
      ? undefined
      : await readGit(workspace, ["config", "--get", `branch.${branch}.remote`]);
  const remotes = parseRemotes((await readGit(workspace, ["remote", "-v"])) ?? "");
  const resolved = await readGit(workspace, [
    "config",
    "--get-regexp",
    String.raw`^remote\..*\.gh-resolved$`,
  ]);
  const [, base] = /^remote\.(.+)\.gh-resolved /.exec(resolved ?? "") ?? [];
  const names = [own ?? "origin", base ?? "", "upstream", "origin", ...remotes.keys()];
  const urls = names.map((name) => remotes.get(name) ?? (name === own ? name : ""));
  const places = await Promise.all(urls.map((url) => placeAt(url)));
  const known = new Map(
    places.flatMap((place) => (place === undefined ? [] : [[keyOf(place), place] as const])),
  );
  return [...known.values()];
}

function keyOf({ host, repository }: RemotePlace): string {
  return `${host}/${repository}`.toLowerCase();
}

/** Reads `origin⇥git@github.com:octo/shop.git (fetch)`. */
function parseRemotes(answer: string): Map<string, string> {
  const rows = answer.split("\n").flatMap((row) => {
    const [, name = "", url = ""] = /^(\S+)\t(.+) \(fetch\)/.exec(row) ?? [];
    return name === "" ? [] : [[name, url] as const];
  });
  return new Map(rows);
}

async function placeAt(url: string): Promise<RemotePlace | undefined> {
  const place = parseRemote(url);
  if (place === undefined || /^https?:/.test(url)) return place;
  const host = await realHost(place.host);
  return { ...place, host: SSH_HOSTS.get(host) ?? host };
}

/** A name without a dot, or with something behind a known one, may be one of the user's own in the settings of ssh. */
async function realHost(host: string): Promise<string> {
  if (host === "github.com" || host.startsWith("-")) return host;
  try {
    const { stdout } = await promisify(execFile)("ssh", ["-G", "--", host], { timeout: SSH_TIMEOUT_MS });
    return /^hostname (\S+)$/m.exec(stdout)?.[1] ?? host;
  } catch {
    return host;
  }
}
