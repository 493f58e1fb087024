import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Origins } from "./answer.ts";
import { checkerOf } from "./checker.ts";
import { readDescription } from "./description.ts";
import { serveLog } from "./log-origin.ts";
import { createRepository, type RepositoryDouble } from "./repository-double.ts";
import { createRouter } from "./router.ts";
import { graphqlPath, serveApi } from "./serve-api.ts";
import { serveGit } from "./serve-git.ts";
import type { Fault, Grant, ObjectFormat, State } from "./state.ts";

export interface GitHubOptions {
  /** Path before the REST interface, as of an Enterprise server: `/api/v3`. */
  prefix?: string;
}

/** A GitHub of its own on the loopback. */
export interface GitHubDouble extends AsyncDisposable {
  readonly origins: Origins;
  /** What a runner would set: `GITHUB_API_URL`, `GITHUB_GRAPHQL_URL`, `GITHUB_SERVER_URL`. */
  readonly environment: Readonly<Record<string, string>>;
  readonly state: State;
  /** Makes a repository with these files in one commit on `main`. */
  addRepository(
    fullName: string,
    files: Readonly<Record<string, string>>,
    objectFormat?: ObjectFormat,
  ): RepositoryDouble;
  /** A fork of a repository as it is now. */
  addFork(fullName: string, of: RepositoryDouble): RepositoryDouble;
  addToken(token: string, grant: Grant): void;
  /** What the next requests get instead of their answers. */
  fail(...faults: Fault[]): void;
  /** Ids of the operations asked for, in order. */
  asked(): string[];
  /** Clones a branch over HTTP, as people do, into a folder that is not there yet. */
  clone(fullName: string, branch: string, folder: string, token: string): Promise<void>;
}

/** Starts it on two free ports: the service, and the origin where logs lie, which refuses a token. */
export async function startGitHub({ prefix = "" }: GitHubOptions = {}): Promise<GitHubDouble> {
  const folder = mkdtempSync(join(tmpdir(), "github-double-"));
  const description = readDescription();
  let last = 100;
  const state: State = {
    repositories: new Map(),
    tokens: new Map(),
    faults: [],
    requests: [],
    violations: [],
    nextId: () => (last += 1),
  };
  const logs = createServer((request, response) => serveLog(request, response, state));
  const logsUrl = await listen(logs);
  const origins: Origins = { api: "", server: "", logs: logsUrl };
  const parts = {
    state,
    origins,
    prefix,
    description,
    checker: checkerOf(description),
    route: createRouter(description),
  };
  const api = createServer((request, response) => {
    if (!serveGit(request, response, state)) void serveApi(request, response, parts);
  });
  origins.server = await listen(api);
  origins.api = origins.server + prefix;
  return {
    origins,
    state,
    environment: {
      GITHUB_API_URL: origins.api,
      GITHUB_GRAPHQL_URL: origins.server + graphqlPath(prefix),
      GITHUB_SERVER_URL: origins.server,
    },
    addRepository: (fullName, files, objectFormat = "sha1") =>
      createRepository(state, folder, fullName, { files, objectFormat }),
    addFork: (fullName, of) => {
      const fork = createRepository(state, folder, fullName, { files: {}, objectFormat: of.objectFormat });
      fork.git.run(["fetch", "-q", "-f", of.git.folder, "+refs/heads/*:refs/heads/*"]);
      return fork;
    },
    addToken: (token, grant) => void state.tokens.set(token, grant),
    fail: (...faults) => void state.faults.push(...faults),
    asked: () => state.requests.map(({ operation }) => operation),
    clone: (fullName, branch, target, token) =>
      cloneOverHttp(`${origins.server}/${fullName}.git`, branch, target, token),
    async [Symbol.asyncDispose]() {
      for (const server of [api, logs]) {
        server.closeAllConnections();
        server.close();
      }
      rmSync(folder, { recursive: true, force: true });
      await Promise.resolve();
    },
  };
}

/** With no settings but its own, so that whoever runs the tests has no say. */
async function cloneOverHttp(url: string, branch: string, target: string, token: string): Promise<void> {
  const withToken = url.replace("://", `://x-access-token:${token}@`);
  await promisify(execFile)("git", ["clone", "-q", "--branch", branch, withToken, target], {
    env: {
      ...process.env,
      GIT_TERMINAL_PROMPT: "0",
      GIT_CONFIG_GLOBAL: "",
      GIT_CONFIG_NOSYSTEM: "1",
      no_proxy: "127.0.0.1",
    },
  });
}

async function listen(server: Server): Promise<string> {
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return `http://127.0.0.1:${address.port}`;
}
