import { ErrorCodes, ResponseError } from "vscode-languageserver/node";
import * as z from "zod/mini";
import { CLIENT_NOTIFICATIONS, REQUESTS } from "../protocol/messages.ts";
import { readTrust } from "../settings/read-options.ts";
import { diagnose } from "../status/diagnose.ts";
import { overviewOf } from "../status/overview-of.ts";
import { summarize } from "../status/summarize.ts";
import { POSITION } from "../commands/find-problem.ts";
import { commandError } from "./execute-command.ts";
import type { Feature } from "./feature.ts";

const TEXT = z.exactOptional(z.string());
const OPEN = z.object({
  stream: z.string(),
  kind: z.exactOptional(z.unknown()),
  label: z.string(),
  command: TEXT,
  cwd: TEXT,
  folder: TEXT,
});
const APPEND = z.object({ stream: z.string(), text: z.string() });
const END = z.object({ stream: z.string(), exitCode: z.exactOptional(z.number()) });
const OVERVIEW = z.object({ limit: z.exactOptional(z.int().check(z.gte(0))) });
const SHOWN = z.object({
  uri: z.string(),
  diagnostics: z.array(
    z.object({
      code: z.exactOptional(z.union([z.string(), z.number()])),
      range: z.object({ start: POSITION, end: POSITION }),
    }),
  ),
});

const MOST_ROOTS = 500;

/** Streams, overview, trust, and what others show: the messages that are ours alone. */
export const ownMessages: Feature = {
  capabilities: () => ({}),
  register(session) {
    const { connection, streams, store, status, queue, prover, publisher } = session;
    connection.onNotification(CLIENT_NOTIFICATIONS.streamOpen, (given: unknown) => {
      const opened = OPEN.safeParse(given);
      if (!opened.success) return;
      const { stream, label, command, cwd, folder } = opened.data;
      const source = {
        label,
        kind: "stream" as const,
        ...(command === undefined ? {} : { command }),
        ...(cwd === undefined ? {} : { cwd }),
      };
      streams.open(stream, source, folder);
    });
    connection.onRequest(REQUESTS.streamAppend, async (given: unknown) => {
      const { stream, text } = parsed(APPEND, given);
      await streams.append(stream, text);
      return null;
    });
    connection.onRequest(REQUESTS.streamEnd, async (given: unknown) => {
      const { stream, exitCode } = parsed(END, given);
      const source = await streams.end(stream, exitCode).catch((error: unknown) => {
        throw commandError(error);
      });
      if (source === undefined)
        throw new ResponseError(ErrorCodes.InvalidParams, `There is no open stream ${stream}.`);
      return summarize(source);
    });
    connection.onRequest(REQUESTS.overview, (given: unknown) => {
      const { limit = MOST_ROOTS } = parsed(OVERVIEW, given ?? {});
      return overviewOf(store, limit);
    });
    connection.onRequest(REQUESTS.doctor, () => diagnose(session));
    connection.onNotification(CLIENT_NOTIFICATIONS.trust, (given: unknown) => {
      const before = session.state.trust;
      session.state.trust = readTrust(trustIn(given));
      if (session.state.trust === before) return;
      if (session.state.trust === "restricted") prover.stop();
      for (const source of store.sources) queue.request(source);
      status.schedule();
    });
    connection.onNotification(CLIENT_NOTIFICATIONS.shownElsewhere, (given: unknown) => {
      const shown = SHOWN.safeParse(given);
      if (!shown.success) return;
      const { uri, diagnostics } = shown.data;
      publisher.shownElsewhere({
        uri,
        diagnostics: diagnostics.map(({ code, range }) => (code === undefined ? { range } : { code, range })),
      });
    });
  },
};

function parsed<Value>(schema: z.ZodMiniType<Value>, given: unknown): Value {
  const read = schema.safeParse(given);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new ResponseError(
    ErrorCodes.InvalidParams,
    `${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}`,
  );
}

function trustIn(given: unknown): unknown {
  return typeof given === "object" && given !== null && "trust" in given ? given.trust : "restricted";
}
