import { HephaestusError } from "@hephaestus/core";
import {
  apiUrlOf,
  connectGitHub,
  parseRunUrl,
  type Forge,
  type RemotePlace,
  type Run,
} from "@hephaestus/github";
import type { Io } from "../io.ts";
import { findToken } from "./find-token.ts";
import { readGit } from "./read-git.ts";
import { remotePlaces } from "./remote-places.ts";

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
  const forges = await connect(named === undefined ? await placesOf(query, io) : [named], io);
  const head = await readGit(query.workspace, ["rev-parse", "HEAD"]);
  const number = named?.run ?? runNumber(query.run);
  const { forge, run } =
    number === undefined ? await newest(forges, query.workspace, head) : await numbered(forges, number);
  return { forge, run: { ...run, attempt: named?.attempt ?? run.attempt }, notes: notesOn(run, head) };
}

/** Those of the places that there is a token for. Throws `usage` where there is none for any. */
async function connect(places: readonly RemotePlace[], io: Io): Promise<Forge[]> {
  const forges: Forge[] = [];
  let lacking: unknown;
  for (const { host, repository } of places)
    try {
      const token = await findToken(host, io);
      const tell = (message: string): void => void io.stderr.write(`${message}\n`);
      forges.push(connectGitHub({ token, repository, apiUrl: apiUrlFor(host, io), tell }));
    } catch (error) {
      lacking ??= error;
    }
  if (forges.length === 0) throw lacking;
  return forges;
}

/** A number means a run of one repository alone; the first refusal is told where none knows it. */
async function numbered(forges: readonly Forge[], number: number): Promise<Pick<FoundRun, "forge" | "run">> {
  let refusal: unknown;
  for (const forge of forges)
    try {
      return { forge, run: await forge.run(number) };
    } catch (error) {
      refusal ??= error;
    }
  throw refusal;
}

function runNumber(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,15}$/.test(text)) return Number(text);
  const hint = "Give the number of a run, or its address in a browser.";
  throw new HephaestusError("usage", `${text} is no run`, { hint });
}

/** The newest failed run of the commit, in whichever repository; else of the branch, but of none of somebody else's fork. */
async function newest(
  forges: readonly Forge[],
  workspace: string,
  head: string | undefined,
): Promise<Pick<FoundRun, "forge" | "run">> {
  const branch = await readGit(workspace, ["symbolic-ref", "-q", "--short", "HEAD"]);
  const own = new Set(forges.map(({ repository }) => repository.toLowerCase()));
  const isOwn = ({ headRepository }: Run): Promise<boolean> =>
    Promise.resolve(own.has(headRepository.toLowerCase()));
  const asked = [
    ...(head === undefined ? [] : forges.map((forge) => () => found(forge, forge.failedRun({ sha: head })))),
    ...(branch === undefined
      ? []
      : forges.map((forge) => () => found(forge, forge.failedRun({ branch }, isOwn)))),
  ];
  let refusals = 0;
  for (const ask of asked)
    try {
      const answer = await ask();
      if (answer !== undefined) return answer;
    } catch (error) {
      refusals += 1;
      if (refusals === asked.length) throw error;
    }
  const hint = "Name a run by its number or address.";
  const where = branch ?? head?.slice(0, 7) ?? "this folder";
  const repositories = forges.map(({ repository }) => repository).join(" or ");
  throw new HephaestusError("usage", `no run of ${where} failed in ${repositories}`, { hint });
}

async function found(
  forge: Forge,
  asked: Promise<Run | undefined>,
): Promise<Pick<FoundRun, "forge" | "run"> | undefined> {
  const run = await asked;
  return run === undefined ? undefined : { forge, run };
}

function notesOn(run: Run, head: string | undefined): string[] {
  if (head === undefined || head === run.sha) return [];
  const [ran, here] = [run.sha.slice(0, 7), head.slice(0, 7)];
  return [`run ${run.id} is of commit ${ran}, and ${here} is checked out: some places may have moved`];
}

/** The repository that is named, or those that the remotes lead to. */
async function placesOf({ repository, workspace }: RunQuery, io: Io): Promise<RemotePlace[]> {
  const named = repository ?? io.env["GH_REPO"];
  const remotes = await remotePlaces(workspace);
  if (named === undefined && remotes.length > 0) return remotes;
  const parts = (named ?? "").split("/");
  const [host, ...path] = parts.length === 3 ? parts : [remotes[0]?.host ?? "github.com", ...parts];
  if (path.length === 2 && path.every((part) => /^[\w.-]+$/.test(part)))
    return [{ host: host ?? "github.com", repository: path.join("/") }];
  const hint = "Name it: `hephaestus ci --repository OWNER/NAME`, or give the address of a run.";
  throw new HephaestusError("usage", "no remote of this repository is on GitHub", { hint });
}

/** The environment's own address of the interface, where it is that of the host. */
function apiUrlFor(host: string, { env }: Io): string {
  const [server, api] = [env["GITHUB_SERVER_URL"], env["GITHUB_API_URL"]];
  const isHost = server !== undefined && URL.canParse(server) && new URL(server).host === host;
  return isHost && api !== undefined && URL.canParse(api) ? api : apiUrlOf(host);
}
