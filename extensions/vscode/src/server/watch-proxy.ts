import { workspace, type Disposable } from "vscode";
import type { Server } from "./server.ts";

/** A process learns its proxy when it is started: it is started anew, and told what it knew. */
export function watchProxy(server: Server): Disposable {
  return workspace.onDidChangeConfiguration((event) => {
    const names = ["http.proxy", "http.noProxy", "http.proxySupport"];
    const isOther = names.some((name) => event.affectsConfiguration(name));
    if (isOther && server.isRunning) server.restart().catch(server.note);
  });
}
