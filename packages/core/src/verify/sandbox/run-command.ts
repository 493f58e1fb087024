import type { ChildProcessByStdio } from "node:child_process";
import { spawn } from "node:child_process";
import { constants } from "node:os";
import { delimiter, dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { HephaestusError } from "../../model/error.ts";
import { commandEnvironment } from "../../repository/command-environment.ts";
import { isInside } from "../../repository/is-inside.ts";
import { killTree } from "../../repository/kill-tree.ts";
import { createOutputTail } from "./output-tail.ts";

export interface CommandOptions {
  /** Added to the environment, which is ours without its secrets. */
  env?: Readonly<Record<string, string>>;
  /** After this long the command and all it started are ended. Default: ten minutes. */
  timeoutMs?: number;
  signal?: AbortSignal;
  /** Called with the output as it comes, standard output and error in one. */
  onOutput?: (text: string) => void;
}

export interface CommandResult {
  /** As a shell tells it: 128 + n for a command ended by signal n. */
  exitCode: number;
  /** Standard output and error as they came, the last megabyte of it. */
  output: string;
  timedOut: boolean;
  ms: number;
}

type Child = ChildProcessByStdio<null, Readable, Readable>;

const DEFAULT_TIMEOUT_MS = 10 * 60 * 1000;
/** A process that left the command's group may hold its pipes open; it is not waited for longer than this. */
const PIPE_GRACE_MS = 500;

/**
 * Runs a shell command in a folder, with the programs of each node_modules from there up to `top` on its path, and ends
 * everything that it started when it exits, takes too long or is aborted. See `Sandbox.run` for how it fails.
 */
export async function runCommand(
  command: string,
  folder: string,
  top: string,
  options: CommandOptions,
): Promise<CommandResult> {
  options.signal?.throwIfAborted();
  const start = performance.now();
  const child = spawn(command, {
    cwd: folder,
    shell: true,
    env: withPrograms(commandEnvironment(process.env, options.env), folder, top),
    detached: process.platform !== "win32",
    stdio: ["ignore", "pipe", "pipe"],
    windowsHide: true,
  });
  const tail = createOutputTail(options.onOutput);
  child.stdout.on("data", tail.push("stdout"));
  child.stderr.on("data", tail.push("stderr"));
  const { exitCode, timedOut } = await watch(child, options);
  options.signal?.throwIfAborted();
  return { exitCode, output: tail.end(), timedOut, ms: performance.now() - start };
}

/** Waits for a command's end and for the last of its output. */
async function watch(
  child: Child,
  options: CommandOptions,
): Promise<{ exitCode: number; timedOut: boolean }> {
  let timedOut = false;
  const end = (): void => killTree(child.pid);
  const timer = setTimeout(() => {
    timedOut = true;
    end();
  }, options.timeoutMs ?? DEFAULT_TIMEOUT_MS);
  options.signal?.addEventListener("abort", end);
  process.once("exit", end);
  child.once("exit", () => {
    if (process.platform !== "win32") end();
    setTimeout(() => closePipes(child), PIPE_GRACE_MS).unref();
  });
  try {
    return { exitCode: await exitOf(child), timedOut };
  } finally {
    clearTimeout(timer);
    options.signal?.removeEventListener("abort", end);
    process.removeListener("exit", end);
  }
}

function exitOf(child: Child): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once("error", (cause) => {
      reject(new HephaestusError("command-failed", `no shell could be started: ${cause.message}`, { cause }));
    });
    child.once("close", (code, signal) =>
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])),
    );
  });
}

function closePipes(child: Child): void {
  child.stdout.destroy();
  child.stderr.destroy();
}

function withPrograms(
  environment: Record<string, string | undefined>,
  folder: string,
  top: string,
): Record<string, string | undefined> {
  const programs: string[] = [];
  for (let current = folder; isInside(top, current); current = dirname(current)) {
    programs.push(join(current, "node_modules", ".bin"));
  }
  const name = Object.keys(environment).find((key) => key.toUpperCase() === "PATH") ?? "PATH";
  const path = [...programs, environment[name] ?? ""].join(delimiter);
  return { ...environment, [name]: path };
}
