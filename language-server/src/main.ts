#!/usr/bin/env node
import process from "node:process";
import { enableCompileCache } from "./worker/enable-compile-cache.ts";

const HELP = `Usage: hephaestus-language-server --stdio

Proved fixes for failing logs, in any editor that speaks LSP.

Options:
  --stdio      speak LSP on stdin and stdout
  --node-ipc   speak LSP on the channel to the process that started this one
  --version    print the version
  --help       print this
`;

/** Everything is imported after the cache is on: from the second start on that saves time. */
async function main(words: readonly string[]): Promise<void> {
  if (words.includes("--help") || words.includes("-h")) {
    process.stdout.write(HELP);
    return;
  }
  if (words.includes("--version")) {
    const { readVersion } = await import("./version.ts");
    process.stdout.write(`${readVersion()}\n`);
    return;
  }
  if (!words.includes("--stdio") && !words.includes("--node-ipc")) {
    process.stderr.write("error: say how to speak to the editor: --stdio or --node-ipc\n");
    process.exitCode = 2;
    return;
  }
  enableCompileCache();
  const { connect } = await import("./connect.ts");
  connect(words.includes("--node-ipc") ? "ipc" : "stdio");
}

void main(process.argv.slice(2));
