import { workspace, type ExtensionContext, type LogOutputChannel } from "vscode";
import type { InitializationOptions, Settings } from "@hephaestus/language-server";
import { chosenCheckouts } from "../checkouts/checkout-memory.ts";
import { readSetting } from "../settings.ts";
import { chooseNode } from "./node-runtime.ts";
import { proxyEnvironment } from "./proxy-environment.ts";
import { readProxy } from "./read-proxy.ts";

/** What a connection to the server is opened with. */
export interface StartOptions {
  /** The program that runs JavaScript, and the server's own file. */
  node: string;
  program: string;
  /** Of the server, over the editor's own. */
  environment: Readonly<Record<string, string>>;
  initialization: InitializationOptions;
  /** What the server reads as settings and the user chose elsewhere; asked anew each time. */
  settings(): Partial<Settings>;
  log: LogOutputChannel;
}

/** Reads what the server is started with, when it is. */
export function startOptions(context: ExtensionContext, log: LogOutputChannel): StartOptions {
  const own = { path: process.execPath, version: process.versions.node };
  return {
    node: chooseNode(readSetting("server.node"), own),
    program: context.asAbsolutePath("dist/server/hephaestus-language-server.cjs"),
    environment: proxyEnvironment(readProxy()),
    initialization: {
      trust: workspace.isTrusted ? "full" : "restricted",
      shows: ["explanation", "preview", "pattern", "checkout"],
    },
    settings: () => ({ checkouts: chosenCheckouts(context) }),
    log,
  };
}
