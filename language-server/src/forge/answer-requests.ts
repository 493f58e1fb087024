import { ErrorCodes, ResponseError } from "vscode-languageserver/node";
import * as z from "zod/mini";
import type { FailedRun, GitHubPlace, RunState } from "../protocol/github.ts";
import type { Session } from "../session/session.ts";
import { HostError } from "../worker/host-error.ts";
import { uriToPath } from "../workspace/file-uri.ts";

const TEXT = z.string().check(z.maxLength(1000));
const PLACE = z.object({
  host: TEXT,
  apiUrl: z.url(),
  repository: z.string().check(z.regex(/^[\w.-]+\/[\w.-]+$/)),
  branch: z.exactOptional(TEXT),
  sha: z.exactOptional(z.string().check(z.regex(/^[\da-f]{40,64}$/))),
});
const PLACE_OF = z.object({ folder: z.string() });
const ASKED = { place: PLACE, token: TEXT };
const URI = z.exactOptional(z.string());
const FAILED_RUN = z.object({ ...ASKED, into: URI, folder: URI });
const RUN_STATE = z.object(ASKED);

/** Where a folder of the workspace is pushed to; null for another one, and for what is on no forge. */
export async function answerPlace({ folders, forge }: Session, given: unknown): Promise<GitHubPlace | null> {
  const folder = uriToPath(parsed(PLACE_OF, given).folder);
  if (folder === undefined || folders.byPath(folder) === undefined) return null;
  return forge.call("place", { folder });
}

/** The failing run of a place. Throws where the workspace is not trusted. */
export async function answerFailedRun(
  session: Session,
  given: unknown,
  signal: AbortSignal,
): Promise<FailedRun> {
  const { into, folder, ...asked } = parsed(FAILED_RUN, given);
  refuseUntrusted(session);
  const paths = {
    ...(into === undefined ? {} : { into: pathOf(into) }),
    ...(folder === undefined ? {} : { folder: pathOf(folder) }),
  };
  return session.forge.call("failedRun", { ...asked, ...paths }, { signal });
}

/** Whether runs of a place go on. Throws where the workspace is not trusted. */
export async function answerRunState(session: Session, given: unknown): Promise<RunState> {
  const asked = parsed(RUN_STATE, given);
  refuseUntrusted(session);
  return session.forge.call("runState", asked);
}

function refuseUntrusted({ state }: Session): void {
  if (state.trust !== "restricted") return;
  throw new HostError({ message: "The workspace is not trusted: nobody is asked for its runs." });
}

function pathOf(uri: string): string {
  const path = uriToPath(uri);
  if (path === undefined) throw new HostError({ message: `${uri} is no folder on this machine.` });
  return path;
}

/** Says where a request is wrong, and nothing of what it holds. */
function parsed<Value>(schema: z.ZodMiniType<Value>, given: unknown): Value {
  const read = schema.safeParse(given);
  if (read.success) return read.data;
  const place = read.error.issues[0]?.path.join(".") ?? "";
  throw new ResponseError(ErrorCodes.InvalidParams, `The request makes no sense at ${place}.`);
}
