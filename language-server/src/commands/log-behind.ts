import * as z from "zod/mini";
import { logText } from "../documents/log-text.ts";
import { isLogOf, type Source } from "../problems/source.ts";
import type { LogLineArguments } from "../protocol/commands.ts";
import type { LogText } from "../reader/reader-methods.ts";
import type { Session } from "../session/session.ts";
import { HostError } from "../worker/host-error.ts";
import { uriToPath } from "../workspace/file-uri.ts";

export const LOG_LINE: z.ZodMiniType<LogLineArguments> = z.object({
  uri: z.string(),
  line: z.int().check(z.gte(0)),
});

/** A log by its URI, as a reader takes it. Throws where it is none of this machine. */
export function logBehind({ documents }: Session, uri: string): LogText {
  const open = documents.get(uri);
  if (open !== undefined) return logText(open);
  const path = uriToPath(uri);
  if (path === undefined) throw new HostError({ message: `${uri} is no log on this machine.` });
  return { path };
}

/** What was read of a log. Throws where nothing was. */
export function sourceOfLog({ store }: Session, uri: string): Source {
  const source = store.sources.find((each) => isLogOf(each, uri));
  if (source === undefined) throw new HostError({ message: "This log was not read yet: read it first." });
  return source;
}
