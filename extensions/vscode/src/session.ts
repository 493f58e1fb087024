import { EventEmitter, window, type Event, type ExtensionContext, type LogOutputChannel } from "vscode";
import type { CommandName, CommandResults, Happening } from "@hephaestus/language-server";
import { createHistory, type History } from "./history/history.ts";
import { createKnowledge, type Knowledge } from "./knowledge.ts";
import { createModels, type Models } from "./models/models.ts";
import { createServer, type Server } from "./server/server.ts";
import { startOptions } from "./server/start-options.ts";
import { createTextPages, type TextPages } from "./views/text-pages.ts";

/** The view of problems. */
export interface ProblemsView {
  /** Puts the keys on its first line; missing until there is a view. */
  focus?: () => Thenable<void>;
}

/** A command of the server's that the editor ran by itself, from a light bulb or a lens. */
export interface RanCommand<Name extends CommandName = CommandName> {
  name: Name;
  result: CommandResults[Name];
}

/** What commands, captures and views share. */
export interface Session {
  readonly context: ExtensionContext;
  readonly log: LogOutputChannel;
  readonly server: Server;
  /** What the server knows, as it last told. */
  readonly knowledge: Knowledge;
  readonly pages: TextPages;
  readonly view: ProblemsView;
  /** Who answers for a model of the editor's. */
  readonly models: Models;
  readonly history: History;
  readonly onRan: Event<RanCommand>;
  readonly onHappened: Event<Happening>;
}

/** Opens what everything shares; starts no process and reads no file. */
export function openSession(context: ExtensionContext): Session {
  const log = window.createOutputChannel("Hephaestus", { log: true });
  const models = createModels();
  const ran = new EventEmitter<RanCommand>();
  const happened = new EventEmitter<Happening>();
  const server = createServer({
    log,
    startOptions: () => startOptions(context, log),
    asked: (question, token) => models.answer(question, token),
    ran: (name, result) => ran.fire({ name, result }),
    happened: (happening) => happened.fire(happening),
  });
  const pages = createTextPages();
  const knowledge = createKnowledge(server);
  const history = createHistory(context, server.note);
  const events = { onRan: ran.event, onHappened: happened.event };
  context.subscriptions.push(log, server, pages, knowledge, models, ran, happened);
  return { context, log, server, knowledge, pages, view: {}, models, history, ...events };
}
