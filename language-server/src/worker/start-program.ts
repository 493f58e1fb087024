import type * as childProcess from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { createRequire } from "node:module";
import process from "node:process";
import type { HostEnd } from "./host-error.ts";
import type { WireReply, WireRequest } from "./wire.ts";

export interface HostListener {
  reply(reply: WireReply): void;
  end(reason: HostEnd): void;
}

const KEPT_WORDS = 2000;
const load = createRequire(import.meta.url);

/**
 * Starts a program of ours with a channel. What it prints goes to our stderr: stdout is the editor's. Options for Node that
 * are meant for us are not for it. What starts processes is loaded here: an idle server does without.
 */
export function startProgram(program: string, memory: number, listener: HostListener): ChildProcess {
  const { NODE_OPTIONS: _options, VSCODE_INSPECTOR_OPTIONS: _inspector, ...env } = process.env;
  const { fork }: typeof childProcess = load("node:child_process");
  const host = fork(program, [], {
    env,
    execArgv: [`--max-old-space-size=${memory}`],
    stdio: ["ignore", 2, "pipe", "ipc"],
  });
  let last = "";
  host.stderr?.on("data", (chunk: Buffer) => {
    last = (last + chunk.toString()).slice(-KEPT_WORDS);
    process.stderr.write(chunk);
  });
  host.on("message", (message: WireReply) => listener.reply(message));
  host.on("error", () => listener.end("missing"));
  host.on("close", () => listener.end(isOutOfMemory(last) ? "memory" : "crash"));
  return host;
}

function isOutOfMemory(stderr: string): boolean {
  return /heap out of memory|JavaScript heap|Allocation failed/.test(stderr);
}

/** A host that is gone says so by its end. */
export function sendTo(host: ChildProcess, message: WireRequest): void {
  if (host.connected) host.send(message, () => undefined);
}
