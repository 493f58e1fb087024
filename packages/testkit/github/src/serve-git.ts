import { execFileSync, spawn } from "node:child_process";
import type { IncomingMessage, ServerResponse } from "node:http";
import { dirname, join } from "node:path";
import type { Grant, Repository, State } from "./state.ts";

/** `/octo/shop.git/info/refs` */
const PATH = /^\/([\w.-]+\/[\w.-]+)\.git(\/.*)$/;
const PUSH = /(?:^\/git-receive-pack$|service=git-receive-pack)/;

/**
 * Answers a git client by `git http-backend` on the repository's own folder: a clone, a fetch, a push. The password is a
 * token; what it may not do is refused as the service refuses it. False where the request is none of git's.
 */
export function serveGit(request: IncomingMessage, response: ServerResponse, state: State): boolean {
  const url = new URL(request.url ?? "/", "http://github");
  const [, name = "", rest = ""] = PATH.exec(url.pathname) ?? [];
  if (rest === "") return false;
  const repository = state.repositories.get(name);
  const refusal = refusalOf(repository, grantOf(request, state), PUSH.test(rest) || PUSH.test(url.search));
  if (repository === undefined || refusal !== undefined) {
    const [status, words] = refusal ?? [404, "Not Found"];
    const challenge = status === 401 ? { "www-authenticate": 'Basic realm="GitHub"' } : {};
    response.writeHead(status, { "content-type": "text/plain", ...challenge }).end(words);
    return true;
  }
  runBackend({ request, response, repository, rest, query: url.search.slice(1) });
  return true;
}

function refusalOf(
  repository: Repository | undefined,
  grant: Grant | undefined,
  isPush: boolean,
): [status: number, words: string] | undefined {
  if (grant === undefined) return [401, "Repository not found."];
  if (repository === undefined) return [404, "Repository not found."];
  const { contents } = grant.permissions;
  if (contents === undefined) return [403, "Write access to repository not granted."];
  return isPush && contents !== "write" ? [403, "Write access to repository not granted."] : undefined;
}

function grantOf({ headers }: IncomingMessage, { tokens }: State): Grant | undefined {
  const [, packed = ""] = /^basic (.+)$/i.exec(headers.authorization ?? "") ?? [];
  return tokens.get(Buffer.from(packed, "base64").toString("utf8").split(":")[1] ?? "");
}

interface Backend {
  request: IncomingMessage;
  response: ServerResponse;
  repository: Repository;
  rest: string;
  query: string;
}

function runBackend({ request, response, repository, rest, query }: Backend): void {
  const folder = repository.git.folder;
  const backend = join(execFileSync("git", ["--exec-path"], { encoding: "utf8" }).trim(), "git-http-backend");
  const child = spawn(backend, {
    stdio: ["pipe", "pipe", "ignore"],
    env: {
      ...process.env,
      GIT_PROJECT_ROOT: dirname(folder),
      GIT_HTTP_EXPORT_ALL: "1",
      REMOTE_USER: "double",
      REQUEST_METHOD: request.method ?? "GET",
      PATH_INFO: `/${folder.slice(dirname(folder).length + 1)}${rest}`,
      QUERY_STRING: query,
      CONTENT_TYPE: request.headers["content-type"] ?? "",
      HTTP_CONTENT_ENCODING: request.headers["content-encoding"] ?? "",
      GIT_PROTOCOL: String(request.headers["git-protocol"] ?? ""),
    },
  });
  child.on("error", () => response.writeHead(500).end());
  request.pipe(child.stdin);
  const chunks: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  child.on("close", () => {
    const answer = Buffer.concat(chunks);
    const end = answer.indexOf("\r\n\r\n");
    const headers = Object.fromEntries(
      answer
        .subarray(0, end)
        .toString("latin1")
        .split("\r\n")
        .map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 2)]),
    );
    response.writeHead(Number.parseInt(headers["status"] ?? "200", 10), headers);
    response.end(answer.subarray(end + 4));
  });
}
