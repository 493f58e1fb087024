import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished, vi } from "vitest";
import {
  createProtocolConnection,
  RegistrationRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type ApplyWorkspaceEditParams,
  type ClientCapabilities,
  type CodeAction,
  type InitializeResult,
  type ProtocolConnection,
  type ShowMessageRequestParams,
} from "vscode-languageserver-protocol/node";
import {
  COMMANDS,
  type CommandArguments,
  type CommandName,
  type CommandResults,
} from "../protocol/commands.ts";
import { createEditorDocuments, type EditorDocuments } from "./editor-documents.ts";
import { hear, type Heard } from "./heard.ts";
import type { Project } from "./project.ts";

export interface EditorOptions {
  capabilities?: ClientCapabilities;
  initializationOptions?: unknown;
  /** What `workspace/configuration` answers for the section. */
  settings?: unknown;
  /** Titles of the buttons that the user presses, in turn; then he presses none. */
  answers?: string[];
  /** Of the server, beside this process's own. */
  environment?: Readonly<Record<string, string>>;
  /** Default: the server from source. */
  command?: readonly string[];
}

/** A client over real stdio that behaves as an editor does. */
export interface Editor extends Heard, EditorDocuments {
  connection: ProtocolConnection;
  server: ChildProcess;
  initialized: InitializeResult;
  run<Name extends CommandName>(name: Name, argument: CommandArguments[Name]): Promise<CommandResults[Name]>;
  actions(uri: string, line: number, only?: string[]): Promise<CodeAction[]>;
  resolve(action: CodeAction | undefined): Promise<CodeAction>;
  /** What the server asked to be told of, by method. */
  registered: Map<string, unknown>;
  /** Texts of `window/showMessageRequest`. */
  questions: string[];
  /** Other settings from now on: the server is told, and asks for them. */
  settings(settings: unknown): void;
}

/** A server from source and its helpers take their time to start on a busy machine. */
vi.setConfig({ testTimeout: 60_000 });

const MAIN = join(import.meta.dirname, "../main.ts");

/** What an editor of today announces. */
const MODERN: ClientCapabilities = {
  textDocument: {
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: [] } },
      resolveSupport: { properties: ["edit"] },
      disabledSupport: true,
    },
    publishDiagnostics: { relatedInformation: true },
  },
  workspace: {
    configuration: true,
    workspaceFolders: true,
    applyEdit: true,
    workspaceEdit: { documentChanges: true },
  },
};

/** Starts the server as an editor does; it ends with the test. */
export async function startEditor(folders: readonly Project[], options: EditorOptions = {}): Promise<Editor> {
  const words = options.command ?? [process.execPath, MAIN, "--stdio"];
  const { server, connection } = startServer(words, options.environment ?? {});
  const heard = hear(connection);
  const documents = createEditorDocuments(connection);
  const registered = new Map<string, unknown>();
  const questions: string[] = [];
  const answers = (options.answers ?? []).map((title) => ({ title }));
  const state = { settings: options.settings };
  answerAsEditor(connection, { ...heard, documents, registered, questions, answers }, state);
  connection.listen();
  const initialized: InitializeResult = await connection.sendRequest("initialize", {
    processId: process.pid,
    rootUri: folders[0]?.uri ?? null,
    workspaceFolders: folders.map(({ uri }) => ({ uri, name: uri })),
    capabilities: options.capabilities ?? MODERN,
    initializationOptions: options.initializationOptions,
  });
  void connection.sendNotification("initialized", {});
  return {
    ...heard,
    ...documents,
    connection,
    server,
    initialized,
    registered,
    questions,
    settings(settings) {
      state.settings = settings;
      void connection.sendNotification("workspace/didChangeConfiguration", { settings: null });
    },
    run: (name, argument) =>
      connection.sendRequest("workspace/executeCommand", {
        command: COMMANDS[name],
        arguments: [argument],
      }),
    actions: (uri, line, only) =>
      connection.sendRequest("textDocument/codeAction", {
        textDocument: { uri },
        range: { start: { line, character: 0 }, end: { line, character: 0 } },
        context: {
          diagnostics: heard.diagnostics.get(uri) ?? [],
          ...(only === undefined ? {} : { only }),
        },
      }),
    resolve: (action) => connection.sendRequest("codeAction/resolve", action),
  };
}

/** What is kept between runs, for one test alone. */
function ownState(): string {
  const folder = mkdtempSync(join(tmpdir(), "hephaestus-state-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  return folder;
}

function startServer(
  [program = "", ...words]: readonly string[],
  environment: NonNullable<EditorOptions["environment"]>,
): Pick<Editor, "server" | "connection"> {
  const kept = process.env["HEPHAESTUS_STATE_HOME"] ?? ownState();
  const server = spawn(program, words, {
    stdio: ["pipe", "pipe", "inherit"],
    env: { ...process.env, HEPHAESTUS_STATE_HOME: kept, ...environment },
  });
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  onTestFinished(() => endServer(server, connection));
  return { server, connection };
}

/** As editors do: what the server still asks is answered before it goes. One that is gone already is asked nothing. */
async function endServer(server: ChildProcess, connection: ProtocolConnection): Promise<void> {
  const ended = new Promise((resolve) => server.once("exit", resolve));
  if (server.exitCode === null && server.signalCode === null) {
    const shutDown = connection.sendRequest("shutdown").then(() => connection.sendNotification("exit"));
    await Promise.race([ended, shutDown.then(() => ended)]);
  }
  connection.dispose();
}

interface Documents {
  documents: EditorDocuments;
  answers: { title: string }[];
}

function answerAsEditor(
  connection: ProtocolConnection,
  {
    documents,
    registered,
    questions,
    answers,
    look,
  }: Pick<Heard, "look"> & Pick<Editor, "registered" | "questions"> & Documents,
  state: { settings?: unknown },
): void {
  connection.onRequest("workspace/configuration", () => [state.settings ?? null]);
  connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
    for (const { method, registerOptions } of registrations) registered.set(method, registerOptions);
    look();
  });
  connection.onRequest("window/showMessageRequest", ({ message }: ShowMessageRequestParams) => {
    questions.push(message);
    look();
    return answers.shift() ?? null;
  });
  connection.onRequest("window/workDoneProgress/create", () => null);
  connection.onRequest("workspace/codeLens/refresh", () => null);
  connection.onRequest("workspace/applyEdit", ({ edit }: ApplyWorkspaceEditParams) => {
    documents.apply(edit);
    return { applied: true };
  });
}
