import { workspace } from "vscode";
import type { ProxySettings } from "./proxy-environment.ts";

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

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
