import { execFile } from "node:child_process";
import { homedir } from "node:os";
import { promisify } from "node:util";
import { HephaestusError } from "@hephaestus/core";
import type { Io } from "../io.ts";

/** The service itself and the hosts of its customers. */
const OWN_HOSTS = /^(?:(?:www\.)?github\.com|[\w-]+\.ghe\.com)$/;
const GH_TIMEOUT_MS = 10_000;

/**
 * A token for a host: from the environment where it is meant for that host, else what `gh auth token` gives for it. A host
 * that neither knows gets none. Throws `usage`.
 */
export async function findToken(host: string, { env }: Pick<Io, "env">): Promise<string> {
  const isOwn = OWN_HOSTS.test(host);
  const isNamed = [hostOf(env["GITHUB_SERVER_URL"]), env["GH_HOST"]].includes(host);
  const enterprise = isNamed && !isOwn ? ["GH_ENTERPRISE_TOKEN", "GITHUB_ENTERPRISE_TOKEN"] : [];
  const names = [...(isOwn || isNamed ? ["GITHUB_TOKEN", "GH_TOKEN"] : []), ...enterprise];
  const token = names.map((name) => env[name]?.trim() ?? "").find((value) => value !== "");
  const found = token ?? (await tokenOfGh(host, env));
  if (found !== undefined && /^[\x21-\x7E]+$/.test(found)) return found;
  const hint = `Run \`gh auth login --hostname ${host}\`, or set GITHUB_TOKEN${isOwn || isNamed ? "" : ` and GH_HOST=${host}`}.`;
  throw new HephaestusError("usage", `there is no token for ${host}`, { hint });
}

function hostOf(url: string | undefined): string | undefined {
  return url !== undefined && URL.canParse(url) ? new URL(url).host : undefined;
}

/** It is started in the user's own folder: a repository may hold a program of that name. */
async function tokenOfGh(host: string, env: Io["env"]): Promise<string | undefined> {
  try {
    const options = { cwd: homedir(), timeout: GH_TIMEOUT_MS, env: { ...env } };
    const { stdout } = await promisify(execFile)("gh", ["auth", "token", "--hostname", host], options);
    return stdout.trim() === "" ? undefined : stdout.trim();
  } catch {
    return undefined;
  }
}
