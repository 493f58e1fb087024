import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { workspace, type CancellationToken } from "vscode";
import {
  CloseAction,
  ErrorAction,
  LanguageClient,
  State,
  type LanguageClientOptions,
} from "vscode-languageclient/node";
import {
  CLIENT_NOTIFICATIONS,
  COMMANDS,
  REQUESTS,
  SERVER_NOTIFICATIONS,
  SERVER_REQUESTS,
  type CommandName,
  type ModelQuestion,
} from "@hephaestus/language-server";
import type { Connection, ConnectionEvents } from "./connection.ts";
import { followShownElsewhere } from "./shown-elsewhere.ts";
import type { StartOptions } from "./start-options.ts";

const EXECUTE = "workspace/executeCommand";

/** Starts the server and speaks with it, until either ends. */
export async function connect(options: StartOptions, events: ConnectionEvents): Promise<Connection> {
  let child: ChildProcess | undefined;
  const client = new LanguageClient(
    "hephaestus",
    "Hephaestus",
    async () => (child = await startProcess(options)),
    clientOptions(options, events),
  );
  client.onNotification(SERVER_NOTIFICATIONS.status, events.status);
  client.onNotification(SERVER_NOTIFICATIONS.happened, events.happened);
  client.onRequest(
    SERVER_REQUESTS.modelAnswer,
    (question: ModelQuestion, token: CancellationToken): Promise<unknown> => events.asked(question, token),
  );
  client.onDidChangeState(({ newState }) => {
    if (newState === State.Stopped) events.ended();
  });
  await client.start();
  const shown = followShownElsewhere((parameters) =>
    client.sendNotification(CLIENT_NOTIFICATIONS.shownElsewhere, parameters),
  );
  return {
    get processId() {
      return child?.pid;
    },
    execute(name, argument, token) {
      const parameters = { command: COMMANDS[name], arguments: [argument] };
      return token === undefined
        ? client.sendRequest(EXECUTE, parameters)
        : client.sendRequest(EXECUTE, parameters, token);
    },
    request: (name, parameters) => client.sendRequest(REQUESTS[name], parameters),
    configurationChanged: () =>
      client.sendNotification("workspace/didChangeConfiguration", { settings: null }),
    notify: (name, parameters) => client.sendNotification(CLIENT_NOTIFICATIONS[name], parameters),
    async stop() {
      shown.dispose();
      await client.dispose();
    },
  };
}

function clientOptions(
  { initialization, log, settings }: StartOptions,
  events: ConnectionEvents,
): LanguageClientOptions {
  return {
    documentSelector: [{ scheme: "file" }, { scheme: "untitled" }],
    initializationOptions: () => ({
      ...initialization,
      trust: workspace.isTrusted ? "full" : "restricted",
    }),
    outputChannel: log,
    errorHandler: {
      error: () => ({ action: ErrorAction.Continue }),
      /** A client that starts its server again shows no diagnostics afterwards; a new client does. */
      closed() {
        events.crashed();
        return { action: CloseAction.DoNotRestart, message: "The server ended unasked.", handled: true };
      },
    },
    middleware: {
      workspace: {
        async configuration(parameters, token, next) {
          const answered = await next(parameters, token);
          return Array.isArray(answered) ? answered.map((value) => ({ ...value, ...settings() })) : answered;
        },
      },
      async executeCommand(command, words, next) {
        const result = await next(command, words);
        const name = Object.keys(COMMANDS)
          .filter(isCommandName)
          .find((known) => COMMANDS[known] === command);
        if (name !== undefined && result !== null) events.ran(name, result);
        return result;
      },
    },
  };
}

/** In the folder of the program: what lies in the workspace must not decide what is loaded. */
async function startProcess({ node, program, environment, log }: StartOptions): Promise<ChildProcess> {
  const child = spawn(node, [program, "--stdio"], {
    env: { ...process.env, ...environment, ELECTRON_RUN_AS_NODE: "1" },
    windowsHide: true,
  });
  child.once("error", (error) => log.error(`The server cannot be started: ${error.message}`));
  await once(child, "spawn");
  return child;
}

function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(COMMANDS, name);
}
