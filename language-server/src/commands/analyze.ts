import { basename } from "node:path";
import * as z from "zod/mini";
import type { AnalyzeRequest } from "../analyses/analyses.ts";
import { logText } from "../documents/log-text.ts";
import { showWork } from "../progress/work-done.ts";
import type { AnalyzeSource } from "../protocol/commands.ts";
import type { Session } from "../session/session.ts";
import { summarize } from "../status/summarize.ts";
import { HostError } from "../worker/host-error.ts";
import { uriToPath } from "../workspace/file-uri.ts";
import { abortedBy } from "./abort-signal.ts";
import type { Command } from "./command.ts";

const LABEL = z.exactOptional(z.string().check(z.maxLength(200)));

const SOURCE = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("text"), text: z.string(), label: LABEL }),
  z.object({ kind: z.literal("file"), uri: z.string() }),
  z.object({
    kind: z.literal("files"),
    label: z.string().check(z.maxLength(200)),
    logs: z
      .array(z.object({ uri: z.string(), name: z.string().check(z.maxLength(500)) }))
      .check(z.minLength(1), z.maxLength(1000)),
  }),
  z.object({
    kind: z.literal("output"),
    text: z.string(),
    command: z.string(),
    exitCode: z.exactOptional(z.number()),
    cwd: z.exactOptional(z.string()),
    label: LABEL,
  }),
]);

export const analyze: Command<"analyze"> = {
  name: "analyze",
  schema: z.object({
    source: SOURCE,
    folder: z.exactOptional(z.string()),
    until: z.exactOptional(z.enum(["read", "proved"])),
  }),
  async run(session, { source, folder, until }, token) {
    const controller = abortedBy(token);
    const request = requestOf(session, source);
    const title = `Hephaestus: ${request.source.label}`;
    const { connection, client } = session;
    const work = showWork(connection, client.workDoneProgress, title, () => controller.abort());
    try {
      const read = await session.analyses.analyze({
        ...request,
        folder,
        signal: controller.signal,
        onLines: (lines) => work.report(`${lines} lines read`),
      });
      if (until === "proved") {
        controller.signal.addEventListener("abort", () => session.queue.cancel(read));
        if (session.state.settings.prove === "onDemand") session.queue.request(read);
        await session.queue.settled(read);
      }
      return summarize(read);
    } finally {
      work.end();
    }
  },
};

function requestOf({ documents }: Session, source: AnalyzeSource): AnalyzeRequest {
  if (source.kind === "text")
    return { source: { kind: "text", label: source.label ?? "pasted text" }, log: { text: source.text } };
  if (source.kind === "output") {
    const { text, command, exitCode, cwd, label } = source;
    return {
      source: {
        kind: "output",
        label: label ?? command,
        command,
        ...(exitCode === undefined ? {} : { exitCode }),
        ...(cwd === undefined ? {} : { cwd }),
      },
      log: { text },
    };
  }
  if (source.kind === "files") return runRequest(source);
  const { uri } = source;
  const path = uriToPath(uri);
  const open = documents.get(uri);
  if (path === undefined && open === undefined)
    throw new HostError({
      message: `${uri} is no file on this machine.`,
      hint: "Open it and paste its text, or save it here first.",
    });
  return {
    source: { kind: "file", label: basename(path ?? uri), uri: open?.uri ?? uri },
    log: open === undefined ? { path: path ?? "" } : logText(open),
  };
}

function runRequest({ label, logs }: Extract<AnalyzeSource, { kind: "files" }>): AnalyzeRequest {
  const paths = logs.map(({ uri, name }) => ({ path: uriToPath(uri), name }));
  const found = paths.flatMap(({ path, name }) => (path === undefined ? [] : [{ path, name }]));
  const uri = logs[0]?.uri;
  if (found.length < logs.length || uri === undefined)
    throw new HostError({ message: `${label}: not every log is a file on this machine.` });
  const logUris = new Map(logs.map((log) => [log.name, log.uri]));
  return { source: { kind: "files", label, uri, logUris }, log: { logs: found } };
}
