import { window, type ExtensionContext, type LogOutputChannel } from "vscode";
import { createKnowledge, type Knowledge } from "./knowledge.ts";
import { createModels, type Models } from "./models/models.ts";
import { createServer, type Server } from "./server/server.ts";
import { presentResult } from "./solutions/present-result.ts";
import { startOptions } from "./server/start-options.ts";
import { createTextPages, type TextPages } from "./views/text-pages.ts";

/** The view of problems. */
export interface ProblemsView {
  /** Puts the keys on its first line; missing until there is a view. */
  focus?: () => Thenable<void>;
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
}

/** Opens what everything shares; starts no process and reads no file. */
export function openSession(context: ExtensionContext): Session {
  const log = window.createOutputChannel("Hephaestus", { log: true });
  const models = createModels();
  const server = createServer({
    log,
    startOptions: () => startOptions(context, log),
    asked: (question, token) => models.answer(question, token),
    ran: (name, result) => void presentResult(session, name, result).catch(server.note),
  });
  const pages = createTextPages();
  const knowledge = createKnowledge(server);
  const session: Session = { context, log, server, knowledge, pages, view: {}, models };
  context.subscriptions.push(log, server, pages, knowledge, models);
  return session;
}
