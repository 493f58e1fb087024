import type { ExtensionContext } from "vscode";
import { openSession, type Session } from "./session.ts";
import { registerCaptures } from "./capture/register-captures.ts";
import { registerCommands } from "./commands/register-commands.ts";
import { offerMcpServer } from "./mcp/offer-mcp-server.ts";
import { recordHistory } from "./history/record-history.ts";
import { watchProxy } from "./server/watch-proxy.ts";
import { presentRan } from "./solutions/present-result.ts";
import { registerViews } from "./views/register-views.ts";

let session: Session | undefined;

/** Wires doors and views to the server, which starts when something is to be read. */
export function activate(context: ExtensionContext): void {
  session = openSession(context);
  context.subscriptions.push(
    ...registerCommands(session),
    ...registerViews(session),
    ...registerCaptures(session),
    ...offerMcpServer(session),
    ...recordHistory(session),
    ...presentRan(session),
    watchProxy(session.server),
  );
}

export async function deactivate(): Promise<void> {
  await session?.server.stop();
}
