import { workspace, type Disposable } from "vscode";
import type { ProxySettings } from "./proxy-environment.ts";
import type { Server } from "./server.ts";

/** How the editor reaches the network, by its own settings. A workspace that is not trusted has no say in it. */
export function readProxy(): ProxySettings {
  const http = workspace.getConfiguration("http");
  const noProxy = http.get<unknown>("noProxy");
  return {
    proxy: textOf(http.get<unknown>("proxy")),
    noProxy: Array.isArray(noProxy) ? noProxy.map(textOf).filter((host) => host !== "") : [],
    support: textOf(http.get<unknown>("proxySupport")),
  };
}

/** A process learns its proxy when it is started: it is started anew, and told what it knew. */
export function watchProxy(server: Server): Disposable {
  return workspace.onDidChangeConfiguration((event) => {
    const names = ["http.proxy", "http.noProxy", "http.proxySupport"];
    const isOther = names.some((name) => event.affectsConfiguration(name));
    if (isOther && server.isRunning) server.restart().catch(server.note);
  });
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
