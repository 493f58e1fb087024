import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { HephaestusError } from "@hephaestus/core";
import {
  apiUrlOf,
  connectGitHub,
  parseRemote,
  parseRunUrl,
  type Forge,
  type RemotePlace,
  type Run,
} from "@hephaestus/github";
import type { Io } from "../io.ts";
import { findToken } from "./find-token.ts";

export interface FoundRun {
  forge: Forge;
  run: Run;
  /** What the reader should know, e.g. that the run is of another commit than the one that lies here. */
  notes: string[];
}

export interface RunQuery {
  /** Address or number of a run; undefined: the newest failed one of the commit or branch that is checked out. */
  run: string | undefined;
  /** `owner/name`, where the remote does not tell it. */
  repository: string | undefined;
  workspace: string;
}

/** Finds the failed run that a command line means. Throws `usage` and `forge-refused`. */
export async function findFailedRun(query: RunQuery, io: Io): Promise<FoundRun> {
  const isUrl = query.run?.includes("/") === true;
  const named = isUrl && query.run !== undefined ? parseRunUrl(query.run) : undefined;
  const place = named ?? (await placeOf(query, io));
  const forge = connectGitHub({
    token: await findToken(place.host, io),
    repository: place.repository,
    apiUrl: apiUrlFor(place.host, io),
    tell: (message) => void io.stderr.write(`${message}\n`),
  });
  const head = await git(query.workspace, ["rev-parse", "HEAD"]);
  const number = named?.run ?? runNumber(query.run);
  const run = number === undefined ? await newest(forge, query.workspace, head) : await forge.run(number);
  return { forge, run: { ...run, attempt: named?.attempt ?? run.attempt }, notes: notesOn(run, head) };
}

function runNumber(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,15}$/.test(text)) return Number(text);
  const hint = "Give the number of a run, or its address in a browser.";
  throw new HephaestusError("usage", `${text} is no run`, { hint });
}

async function newest(forge: Forge, workspace: string, head: string | undefined): Promise<Run> {
  const branch = await git(workspace, ["symbolic-ref", "-q", "--short", "HEAD"]);
  const ofCommit = head === undefined ? undefined : await forge.failedRun({ sha: head });
  const run = ofCommit ?? (branch === undefined ? undefined : await forge.failedRun({ branch }));
  if (run !== undefined) return run;
  const hint = "Name a run by its number or address.";
  const where = branch ?? head?.slice(0, 7) ?? "this folder";
  throw new HephaestusError("usage", `no run of ${where} failed in ${forge.repository}`, { hint });
}

function notesOn(run: Run, head: string | undefined): string[] {
  if (head === undefined || head === run.sha) return [];
  const [ran, here] = [run.sha.slice(0, 7), head.slice(0, 7)];
  return [`run ${run.id} is of commit ${ran}, and ${here} is checked out: some places may have moved`];
}

/** The repository that is named, or that of the remote which git would push to. */
async function placeOf({ repository, workspace }: RunQuery, io: Io): Promise<RemotePlace> {
  const named = repository ?? io.env["GH_REPO"];
  const remote = parseRemote((await remoteUrl(workspace)) ?? "");
  if (named === undefined && remote !== undefined) return remote;
  const parts = (named ?? "").split("/");
  const [host, ...path] = parts.length === 3 ? parts : [remote?.host ?? "github.com", ...parts];
  if (path.length === 2 && path.every((part) => /^[\w.-]+$/.test(part)))
    return { host: host ?? "github.com", repository: path.join("/") };
  const hint = "Name it: `hephaestus ci --repository OWNER/NAME`, or give the address of a run.";
  throw new HephaestusError("usage", "no remote of this repository is on GitHub", { hint });
}

async function remoteUrl(workspace: string): Promise<string | undefined> {
  const branch = await git(workspace, ["symbolic-ref", "-q", "--short", "HEAD"]);
  const name =
    branch === undefined ? undefined : await git(workspace, ["config", "--get", `branch.${branch}.remote`]);
  return git(workspace, ["config", "--get", `remote.${name ?? "origin"}.url`]);
}

/** The environment's own address of the interface, where it is that of the host. */
function apiUrlFor(host: string, { env }: Io): string {
  const [server, api] = [env["GITHUB_SERVER_URL"], env["GITHUB_API_URL"]];
  const isHost = server !== undefined && URL.canParse(server) && new URL(server).host === host;
  return isHost && api !== undefined && URL.canParse(api) ? api : apiUrlOf(host);
}

/** What git prints, without the line's end; undefined where it fails. Nothing that a repository configures is run. */
async function git(folder: string, args: readonly string[]): Promise<string | undefined> {
  try {
    const safe = ["-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null"];
    const { stdout } = await promisify(execFile)("git", [...safe, ...args], { cwd: folder });
    return stdout.trim() === "" ? undefined : stdout.trim();
  } catch {
    return undefined;
  }
}
