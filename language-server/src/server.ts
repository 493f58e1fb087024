import type {
  Connection,
  InitializeParams,
  InitializeResult,
  ServerCapabilities,
} from "vscode-languageserver/node";
import { createSession } from "./session/create-session.ts";
import { FEATURES } from "./features/table.ts";
import type { Session } from "./session/session.ts";
import { readVersion } from "./version.ts";

/** Serves one editor over a connection. */
export function serve(connection: Connection): void {
  let session: Session | undefined;
  connection.onInitialize((parameters: InitializeParams): InitializeResult => {
    const opened = createSession(connection, parameters);
    session = opened;
    for (const feature of FEATURES) feature.register(opened);
    const capabilities = FEATURES.map((feature) => feature.capabilities(opened.client));
    return {
      capabilities: Object.assign({}, ...capabilities) satisfies ServerCapabilities,
      serverInfo: { name: "hephaestus-language-server", version: readVersion() },
    };
  });
  connection.onInitialized(() => {
    if (session === undefined) return;
    for (const feature of FEATURES) feature.initialized?.(session);
    session.status.schedule();
  });
  connection.onShutdown(() => session?.dispose());
  connection.onExit(() => session?.dispose());
  connection.listen();
}
