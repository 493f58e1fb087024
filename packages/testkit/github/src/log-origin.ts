import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream";
import type { Job, State } from "./state.ts";

const NO_BLOB =
  '<?xml version="1.0" encoding="utf-8"?><Error><Code>BlobNotFound</Code><Message>The specified blob does not exist.</Message></Error>';

/** The second origin: gives a log or artifact to whoever has the link, and to nobody who shows a token. */
export function serveLog(request: IncomingMessage, response: ServerResponse, state: State): void {
  const url = new URL(request.url ?? "/", "http://logs");
  const [, owner, name, id] = url.pathname.split("/");
  if (request.headers.authorization !== undefined) {
    state.violations.push("the origin of the logs was shown a token");
    response.writeHead(400).end("<Error><Code>InvalidAuthenticationInfo</Code></Error>");
    return;
  }
  const fault = state.faults.findIndex(({ operation }) => operation === "log");
  if (fault !== -1) {
    const [found] = state.faults.splice(fault, 1);
    response.writeHead(found?.status ?? 500, found?.headers ?? {}).end();
    return;
  }
  const repository = state.repositories.get(`${owner}/${name}`);
  const artifact = repository?.artifacts.find((each) => `artifact-${each.id}` === id);
  if (artifact !== undefined) {
    response.writeHead(200, { "content-type": "application/zip" });
    pipeline(Readable.from([artifact.bytes]), response, () => undefined);
    return;
  }
  const job = repository?.jobs.find((each) => String(each.id) === id);
  if (job?.log === undefined || isWaiting(job)) {
    response.writeHead(404, { "content-type": "application/xml" }).end(NO_BLOB);
    return;
  }
  response.writeHead(200, { "content-type": "text/plain" });
  const bytes = typeof job.log === "function" ? job.log() : [job.log];
  pipeline(Readable.from(bytes), response, () => undefined);
}

function isWaiting(job: Job): boolean {
  job.logWaits -= 1;
  return job.logWaits >= 0;
}
