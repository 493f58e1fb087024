import { HephaestusError } from "@hephaestus/core";

/** A repository on a host: `github.com`, or that of an Enterprise server, its port included. */
export interface RemotePlace {
  host: string;
  /** `owner/name` */
  repository: string;
}

export interface RunPlace extends RemotePlace {
  run: number;
  attempt: number | undefined;
}

const NAME = String.raw`[\w.-]+`;
/** `https://github.com/octo/shop/actions/runs/42/attempts/2`, also with a job behind it. */
const RUN = new RegExp(
  String.raw`^https?://([\w.-]+(?::\d+)?)/(${NAME}/${NAME})/actions/runs/(\d{1,15})(?:/(?:attempts/(\d{1,5})|job/\d+|jobs/\d+))*/?(?:[?#].*)?$`,
);
/** `git@github.com:octo/shop.git`, `ssh://git@host:22/octo/shop`, `https://user@github.com/octo/shop.git`. */
const REMOTES = [
  new RegExp(String.raw`^(?:[\w.-]+@)?([\w.-]+):(${NAME}/${NAME}?)(?:\.git)?/?$`),
  new RegExp(String.raw`^ssh://(?:[\w.-]+@)?([\w.-]+)(?::\d+)?/(${NAME}/${NAME}?)(?:\.git)?/?$`),
  new RegExp(String.raw`^https?://(?:[^@/\s]+@)?([\w.-]+(?::\d+)?)/(${NAME}/${NAME}?)(?:\.git)?/?$`),
];

/** Reads the address of a run. Throws `usage` for one that is none. */
export function parseRunUrl(url: string): RunPlace {
  const [, host = "", repository = "", run = "", attempt] = RUN.exec(url) ?? [];
  if (run === "") {
    const hint = "It looks like https://github.com/OWNER/REPOSITORY/actions/runs/123.";
    throw new HephaestusError("usage", `${url} is no address of a run`, { hint });
  }
  return { host, repository, run: Number(run), attempt: attempt === undefined ? undefined : Number(attempt) };
}

/** Reads the address of a git remote; undefined where it is on no forge. */
export function parseRemote(url: string): RemotePlace | undefined {
  for (const pattern of REMOTES) {
    const [, host = "", path = ""] = pattern.exec(url.trim()) ?? [];
    const repository = path.replace(/\.git$/, "");
    if (host !== "" && repository.split("/").length === 2) return { host, repository };
  }
  return undefined;
}

/** Where the interface of a host is. */
export function apiUrlOf(host: string): string {
  if (host === "github.com" || host === "www.github.com") return "https://api.github.com";
  return host.endsWith(".ghe.com") ? `https://api.${host}` : `https://${host}/api/v3`;
}
