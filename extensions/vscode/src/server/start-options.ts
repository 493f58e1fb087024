import { workspace, type ExtensionContext, type LogOutputChannel } from "vscode";
import type { InitializationOptions } from "@hephaestus/language-server";
import { readSetting } from "../settings.ts";
import { chooseNode } from "./node-runtime.ts";

/** What a connection to the server is opened with. */
export interface StartOptions {
  /** The program that runs JavaScript, and the server's own file. */
  node: string;
  program: string;
  initialization: InitializationOptions;
  log: LogOutputChannel;
}

/** Reads what the server is started with, when it is. */
export function startOptions(context: ExtensionContext, log: LogOutputChannel): StartOptions {
  const own = { path: process.execPath, version: process.versions.node };
  return {
    node: chooseNode(readSetting("server.node"), own),
    program: context.asAbsolutePath("dist/server/hephaestus-language-server.cjs"),
    initialization: { trust: workspace.isTrusted ? "full" : "restricted", shows: ["explanation", "preview"] },
    log,
  };
}
