import { pathToFileURL } from "node:url";
import { z } from "zod";
import type { TextEdit } from "../../model/edit.ts";
import { firstLine } from "./first-line.ts";
import { languageId } from "./language-id.ts";
import { startLanguageServer, type LanguageServer } from "./language-server.ts";
import type { LintMessage, LintProcess, LintResult } from "./lint-message.ts";
import type { LintPlace, LintServer } from "./lint-tool.ts";
import { answersTo, ServerActionsSchema } from "./server-actions.ts";
import { uriKey } from "./uri-key.ts";
import {
  areApart,
  lineStarts,
  ServerEditSchema,
  ServerRangeSchema,
  textEdits,
  type ServerRange,
} from "./text-places.ts";

interface Diagnostic {
  range: ServerRange;
  message: string;
  code?: string | number | undefined;
}

interface Question {
  path: string;
  text: string;
  withFixes: boolean;
}

/** A text that the server was told of. */
interface OpenText {
  uri: string;
  text: string;
  diagnostics: Diagnostic[];
}

const DiagnosticSchema: z.ZodType<Diagnostic> = z.object({
  range: ServerRangeSchema,
  message: z.string(),
  code: z.union([z.string(), z.number()]).optional(),
});
const PublishedSchema = z.object({
  uri: z.string(),
  version: z.number().optional(),
  diagnostics: z.array(DiagnosticSchema),
});
const EditsSchema = z.array(ServerEditSchema).nullable();

const LATEST_START_MS = 5_000;
/** Biome says nothing at all of a file that it is told to ignore. */
const LONGEST_SILENCE_MS = 5_000;

/** Clients that name no capability are told less. */
const CAPABILITIES = {
  textDocument: {
    publishDiagnostics: { versionSupport: true },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix", "source"] } } },
  },
  workspace: { configuration: true, workspaceFolders: true },
};

/**
 * A tool that is a language server. Texts are told to it as an editor tells them, so the disk is never written. One that leaves by
 * itself is started again, once for each question.
 */
export function startServer(
  place: LintPlace,
  { server, withSuggestions }: { server: LintServer; withSuggestions: boolean },
  timeoutMs: number,
): LintProcess {
  let session = openSession(place, server, withSuggestions);
  let isStopped = false;
  const turns = new Map<string, Promise<unknown>>();

  function sessionAfter(left: Session): Session {
    if (session === left) session = openSession(place, server, withSuggestions);
    return session;
  }

  async function lookTwice(question: Question): Promise<LintMessage[]> {
    const asked = session;
    try {
      return await look(asked, question);
    } catch (error) {
      if (isStopped || !asked.connection.hasLeft()) throw error;
      return look(sessionAfter(asked), question);
    }
  }

  async function lookInTime(question: Question): Promise<LintResult> {
    const reason = `${place.tool} gave no answer in ${timeoutMs / 1000} s`;
    const timer = setTimeout(() => session.connection.end(reason), timeoutMs);
    try {
      return { messages: await lookTwice(question) };
    } catch (error) {
      const told = error instanceof Error ? firstLine(error.message) : undefined;
      return { unavailable: session.connection.ended() ?? told ?? `${place.tool} gave no answer` };
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    /** Two texts of one file are told one after the other, those of others at once. */
    ask(path, text, withFixes) {
      const turn = (turns.get(path) ?? Promise.resolve()).then(() => lookInTime({ path, text, withFixes }));
      turns.set(path, turn);
      return turn;
    },
    stop() {
      isStopped = true;
      session.connection.end(`${place.tool} was ended`);
    },
  };
}

interface Session {
  tool: string;
  server: LintServer;
  connection: LanguageServer;
  /** Resolves when texts can be told. */
  ready: Promise<void>;
  /** The next number of a text, and what the server will say of it. */
  expect(uri: string): { version: number; told: Promise<Diagnostic[]> };
}

function openSession(
  { tool, main, folder }: LintPlace,
  server: LintServer,
  withSuggestions: boolean,
): Session {
  const settings = server.settings(withSuggestions);
  const published = new Map<string, (diagnostics: Diagnostic[]) => void>();
  const started = Promise.withResolvers<void>();
  let versions = 0;
  const connection = startLanguageServer({
    tool,
    program: main,
    args: server.args,
    folder,
    settings,
    onNotification(method, params) {
      if (method === server.readyAt) started.resolve();
      const { data } = PublishedSchema.safeParse(params);
      if (method === "textDocument/publishDiagnostics" && data !== undefined)
        published.get(`${uriKey(data.uri)} ${data.version}`)?.(data.diagnostics);
    },
  });
  const start = async (): Promise<void> => {
    await initialize(connection, folder, settings);
    if (server.readyAt !== undefined) await inTime(started.promise, LATEST_START_MS);
  };
  const ready = start();
  ready.catch(() => undefined);
  return {
    tool,
    server,
    connection,
    ready,
    expect(uri) {
      versions += 1;
      const key = `${uriKey(uri)} ${versions}`;
      const told = new Promise<Diagnostic[]>((resolve) => published.set(key, resolve));
      void told.then(() => published.delete(key));
      return { version: versions, told };
    },
  };
}

/** What is awaited, or undefined where it does not come in time. */
async function inTime<Value>(awaited: Promise<Value>, ms: number): Promise<Value | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms);
  });
  try {
    return await Promise.race([awaited, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function look(
  { tool, server, connection, ready, expect }: Session,
  { path, text, withFixes }: Question,
): Promise<LintMessage[]> {
  await ready;
  const uri = pathToFileURL(path).href;
  const { version, told } = expect(uri);
  connection.notify("textDocument/didOpen", {
    textDocument: { uri, languageId: languageId(path), version, text },
  });
  try {
    const diagnostics = server.hasDiagnostics
      ? await inTime(Promise.race([told, connection.closed]), LONGEST_SILENCE_MS)
      : [];
    if (diagnostics === undefined) throw new Error(`${tool} says nothing of such a file`);
    const open = { uri, text, diagnostics };
    return [
      ...(await messagesOf(open, { connection, server, withFixes })),
      ...(await layoutOf(open, { connection, server, tool })),
    ];
  } finally {
    connection.notify("textDocument/didClose", { textDocument: { uri } });
  }
}

async function initialize(connection: LanguageServer, folder: string, options: unknown): Promise<void> {
  const uri = pathToFileURL(folder).href;
  await connection.request("initialize", {
    processId: process.pid,
    rootUri: uri,
    workspaceFolders: [{ uri, name: "workspace" }],
    capabilities: CAPABILITIES,
    initializationOptions: [{ workspaceUri: uri, options }],
  });
  connection.notify("initialized", {});
}

async function messagesOf(
  open: OpenText,
  { connection, server, withFixes }: { connection: LanguageServer; server: LintServer; withFixes: boolean },
): Promise<LintMessage[]> {
  const messages: LintMessage[] = [];
  for (const { range, message, code } of open.diagnostics) {
    const found: LintMessage = {
      ...(code === undefined ? {} : { rule: String(code) }),
      message,
      line: range.start.line + 1,
      column: range.start.character + 1,
    };
    const kind = server.wholeFile[found.rule ?? ""];
    const answers = withFixes ? await actionsFor(open, range, { connection, server, found, kind }) : {};
    messages.push({ ...found, ...answers });
  }
  return messages;
}

async function actionsFor(
  { uri, text, diagnostics }: OpenText,
  range: ServerRange,
  {
    connection,
    server,
    found,
    kind,
  }: { connection: LanguageServer; server: LintServer; found: LintMessage; kind: string | undefined },
): Promise<Pick<LintMessage, "fix" | "suggestions">> {
  const own = diagnostics.filter((diagnostic) => diagnostic.range === range);
  const context = { diagnostics: own, only: [kind ?? "quickfix"] };
  const params = { textDocument: { uri }, range, context };
  const answer = await connection.request("textDocument/codeAction", params);
  const actions = ServerActionsSchema.safeParse(answer).data ?? [];
  return answersTo(found, actions, { uri, text, server, kind });
}

/** What the layout of a whole file lacks; nothing where the server does not lay out such files. */
async function layoutOf(
  { uri, text }: OpenText,
  { connection, server, tool }: { connection: LanguageServer; server: LintServer; tool: string },
): Promise<LintMessage[]> {
  if (server.layout === undefined) return [];
  const options = { tabSize: 2, insertSpaces: true };
  const asked = connection.request("textDocument/formatting", { textDocument: { uri }, options });
  const answer: unknown = await asked.catch(() => (connection.ended() === undefined ? null : asked));
  const fix = textEdits(EditsSchema.safeParse(answer).data ?? [], text);
  if (isNothing(fix, text) || !areApart(fix)) return [];
  const message = `not as ${tool} lays it out`;
  return [{ ...server.layout, message, line: lineOf(fix, text), column: 1, fix, isLayout: true }];
}

function isNothing(fix: readonly TextEdit[], text: string): boolean {
  return fix.every(({ start, end, text: replacement }) => text.slice(start, end) === replacement);
}

function lineOf([first]: readonly TextEdit[], text: string): number {
  return lineStarts(text).filter((start) => start <= (first?.start ?? 0)).length;
}
