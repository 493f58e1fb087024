import {
  EventEmitter,
  type CancellationToken,
  type Disposable,
  type Event,
  type LogOutputChannel,
} from "vscode";
import type { CommandArguments, CommandName, CommandResults, Status } from "@hephaestus/language-server";
import type { Connection, ConnectionEvents, NotificationTypes } from "./connection.ts";
import { remember } from "./remember.ts";
import { createRestartPolicy } from "./restart-policy.ts";
import { createReplay, type Replay } from "./replay.ts";
import type { StartOptions } from "./start-options.ts";

/** The language server, started at the first need: what is asked of it starts it, what it is told by `tell` does not. */
export interface Server extends Pick<Connection, "execute" | "request" | "notify">, Disposable {
  readonly isRunning: boolean;
  readonly processId: number | undefined;
  /** What failed last, in a sentence. */
  readonly trouble: string | undefined;
  readonly onStatus: Event<Status>;
  /** The server ended; what it knew is gone. */
  readonly onDidEnd: Event<void>;
  /** Like `notify`, and nothing where no server runs. */
  tell<Name extends keyof NotificationTypes>(name: Name, parameters: NotificationTypes[Name]): void;
  /** Settings that the server reads are others; nothing where no server runs. */
  configurationChanged(): void;
  /** Keeps an error for the doctor and the log. */
  note(error: unknown): void;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export interface ServerOptions {
  log: LogOutputChannel;
  /** Read at each start. */
  startOptions(): StartOptions;
  ran: ConnectionEvents["ran"];
  asked: ConnectionEvents["asked"];
  happened: ConnectionEvents["happened"];
}

/** Makes a server that is not started yet. One that ends unasked is started again and told what it knew, unless it ends often. */
export function createServer({ log, startOptions, ran, asked, happened }: ServerOptions): Server {
  const status = new EventEmitter<Status>();
  const ended = new EventEmitter<void>();
  const replay = createReplay();
  const mayRestart = createRestartPolicy(Date.now);
  let trouble: string | undefined;

  function note(error: unknown): void {
    trouble = error instanceof Error ? error.message : String(error);
    log.error(trouble);
  }

  async function takeUp(): Promise<void> {
    await tellAgain(await opener.opened(), replay);
  }

  const opener = createOpener(startOptions, note, {
    ran,
    asked,
    happened,
    status: (next) => status.fire(next),
    ended: () => ended.fire(),
    crashed() {
      trouble = "The language server ended unasked";
      if (mayRestart()) takeUp().catch(note);
    },
  });
  return {
    get isRunning() {
      return opener.connection !== undefined;
    },
    get processId() {
      return opener.connection?.processId;
    },
    get trouble() {
      return trouble;
    },
    onStatus: status.event,
    onDidEnd: ended.event,
    async execute<Name extends CommandName>(
      name: Name,
      argument: CommandArguments[Name],
      token?: CancellationToken,
    ): Promise<CommandResults[Name]> {
      const connection = await opener.opened();
      return remember(replay, { name, argument }, () => connection.execute(name, argument, token));
    },
    request: async (name, parameters) => (await opener.opened()).request(name, parameters),
    notify: async (name, parameters) => (await opener.opened()).notify(name, parameters),
    tell: (name, parameters) => void opener.connection?.notify(name, parameters).catch(note),
    note,
    configurationChanged: () => void opener.connection?.configurationChanged().catch(note),
    stop: () => opener.stop(),
    async restart() {
      await opener.stop();
      await takeUp();
    },
    dispose: () => [status, ended].forEach((emitter) => emitter.dispose()),
  };
}

interface Opener {
  /** Missing until the server answers. */
  readonly connection: Connection | undefined;
  opened(): Promise<Connection>;
  stop(): Promise<void>;
}

/** Opens one connection at a time; where that fails, the next call tries anew. */
function createOpener(
  startOptions: () => StartOptions,
  note: (error: unknown) => void,
  events: ConnectionEvents,
): Opener {
  let opening: Promise<Connection> | undefined;
  let connection: Connection | undefined;

  function forget(): void {
    opening = undefined;
    connection = undefined;
  }

  async function open(): Promise<Connection> {
    try {
      const { connect } = await import("./connect.ts");
      connection = await connect(startOptions(), {
        ...events,
        crashed() {
          forget();
          events.crashed();
        },
      });
      return connection;
    } catch (error) {
      forget();
      note(error);
      throw error;
    }
  }

  return {
    get connection() {
      return connection;
    },
    opened: () => (opening ??= open()),
    async stop() {
      const ending = opening;
      forget();
      await (await ending?.catch(() => undefined))?.stop();
    },
  };
}

async function tellAgain(connection: Connection, replay: Replay): Promise<void> {
  for (const argument of replay.tails()) await connection.execute("tail", argument);
  for (const argument of replay.analyses())
    replay.read(argument, await connection.execute("analyze", argument));
}
