import { ErrorCodes, ResponseError, type CancellationToken } from "vscode-languageserver/node";
import * as z from "zod/mini";
import { REQUESTS } from "../protocol/messages.ts";
import type { Session } from "../session/session.ts";
import { HostError } from "../worker/host-error.ts";
import { uriToPath } from "../workspace/file-uri.ts";
import { commandError } from "./execute-command.ts";
import type { Feature } from "./feature.ts";

const TEXT = z.string().check(z.maxLength(1000));
const PLACE = z.object({
  host: TEXT,
  apiUrl: z.url(),
  repository: z.string().check(z.regex(/^[\w.-]+\/[\w.-]+$/)),
  branch: z.exactOptional(TEXT),
  sha: z.exactOptional(z.string().check(z.regex(/^[\da-f]{40,64}$/))),
});
const PLACE_OF = z.object({ folder: z.string() });
const FAILED_RUN = z.object({ place: PLACE, token: TEXT, into: z.exactOptional(z.string()) });

/** The failing run of what is checked out. A token is passed on and not held. */
export const github: Feature = {
  capabilities: () => ({}),
  register(session) {
    const { connection, forge } = session;
    connection.onRequest(REQUESTS.gitHubPlace, (given: unknown) =>
      answered(async () => {
        const folder = uriToPath(parsed(PLACE_OF, given).folder);
        if (folder === undefined || session.folders.byPath(folder) === undefined) return null;
        return forge.call("place", { folder });
      }),
    );
    connection.onRequest(REQUESTS.failedRun, (given: unknown, cancel: CancellationToken) =>
      answered(async () => {
        const { place, token, into } = parsed(FAILED_RUN, given);
        refuseUntrusted(session);
        const folder = into === undefined ? undefined : pathOf(into);
        const controller = new AbortController();
        cancel.onCancellationRequested(() => controller.abort(new DOMException("cancelled", "AbortError")));
        return forge.call(
          "failedRun",
          { place, token, ...(folder === undefined ? {} : { into: folder }) },
          { signal: controller.signal },
        );
      }),
    );
  },
};

function refuseUntrusted({ state }: Session): void {
  if (state.trust !== "restricted") return;
  throw new HostError({ message: "The workspace is not trusted: nobody is asked for its runs." });
}

function pathOf(uri: string): string {
  const path = uriToPath(uri);
  if (path === undefined) throw new HostError({ message: `${uri} is no folder on this machine.` });
  return path;
}

async function answered(work: () => Promise<unknown>): Promise<unknown> {
  try {
    return await work();
  } catch (error) {
    throw commandError(error);
  }
}

/** Says where a request is wrong, and nothing of what it holds. */
function parsed<Value>(schema: z.ZodMiniType<Value>, given: unknown): Value {
  const read = schema.safeParse(given);
  if (read.success) return read.data;
  const place = read.error.issues[0]?.path.join(".") ?? "";
  throw new ResponseError(ErrorCodes.InvalidParams, `The request makes no sense at ${place}.`);
}
