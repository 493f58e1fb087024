import type { ServerCapabilities } from "vscode-languageserver/node";
import type { ClientFacts } from "../client/client-facts.ts";
import type { Session } from "../session/session.ts";

/** One thing that the server does: what it announces of it, and the handlers behind. */
export interface Feature {
  capabilities(client: ClientFacts): ServerCapabilities;
  register(session: Session): void;
  /** The editor is ready to be asked. */
  initialized?(session: Session): void;
}
