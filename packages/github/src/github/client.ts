import http from "node:http";
import { defaults, getOctokitOptions } from "@actions/github/lib/utils";
import { retry } from "@octokit/plugin-retry";
import { throttling } from "@octokit/plugin-throttling";
import { Octokit } from "@octokit/rest";

/** Statuses that a second try does not change; limits are the throttling's business. */
const FINAL = [400, 401, 403, 404, 409, 410, 422, 429, 451];
/** Longer than that no run is made to wait for a limit to pass. */
const LONGEST_WAIT_SECONDS = 120;
const MOST_LIMITS = 3;

export interface GitHubOptions {
  token: string;
  /** `owner/name` */
  repository: string;
  /** Base of the REST interface: `https://api.github.com`, or that of an Enterprise server. */
  apiUrl: string;
  /** Told where a limit is waited for. */
  tell?: (message: string) => void;
  /** Whether writes are spaced as GitHub asks. Default: yes, but of a service on this machine. */
  isSpaced?: boolean;
}

/** Octokit with the repository it is about. */
export interface Client {
  octokit: Octokit;
  owner: string;
  repo: string;
}

/** Proxies are the business of `@actions/github`, and of newer Nodes' own requests, which cost no library. */
const Patient: typeof Octokit = Octokit.plugin(retry, throttling).defaults(defaults);

const AT_ONCE = { key: () => ({ schedule: (_: object, begin: () => Promise<void>) => begin() }) };
/** In place of what has writes wait for one another. */
const UNSPACED: object = { write: AT_ONCE, notifications: AT_ONCE };
const silent = (): void => undefined;

/** A client that tries again what may pass, waits for limits, and spaces writes as GitHub asks. */
export function createClient({
  token,
  repository,
  apiUrl,
  tell = silent,
  isSpaced = isSpacedAt(apiUrl),
}: GitHubOptions): Client {
  const [owner = "", repo = ""] = repository.split("/");
  const onLimit = (kind: string) => (after: number, _: unknown, __: unknown, count: number) => {
    const isWaited = count < MOST_LIMITS && after <= LONGEST_WAIT_SECONDS;
    tell(`GitHub's ${kind} is reached; ${isWaited ? `going on in ${after} s` : `it would take ${after} s`}`);
    return isWaited;
  };
  const options = {
    ...(typeof http.setGlobalProxyFromEnv === "function" ? { request: { fetch: globalThis.fetch } } : {}),
    baseUrl: apiUrl.replace(/\/$/, ""),
    userAgent: "hephaestus",
    log: { debug: silent, info: silent, warn: silent, error: silent },
    retry: { doNotRetry: FINAL },
    throttle: {
      ...(isSpaced ? {} : UNSPACED),
      onRateLimit: onLimit("rate limit"),
      onSecondaryRateLimit: onLimit("secondary rate limit"),
    },
  };
  const octokit = new Patient(getOctokitOptions(token, options));
  return { octokit, owner, repo };
}

/** Whether writes to a service are spaced: not where it is on this machine. */
export function isSpacedAt(url: string): boolean {
  return !["127.0.0.1", "localhost", "[::1]"].includes(new URL(url).hostname);
}
