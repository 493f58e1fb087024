import { fstatSync, openSync } from "node:fs";
import process from "node:process";
import { ReadStream } from "node:tty";
import { EXIT_CODE } from "./exit-code.ts";
import type { ExitCode } from "./exit-code.ts";
import type { InputStream, Io } from "./io.ts";
import { describeBug } from "./report-error.ts";

/** The signals that end the process, after the listeners of `signal` ran, and what is said of it where somebody is there. */
const ENDING = {
  SIGHUP: { code: EXIT_CODE.hungUp, word: "" },
  SIGINT: { code: EXIT_CODE.interrupted, word: "interrupted\n" },
  SIGTERM: { code: EXIT_CODE.terminated, word: "terminated\n" },
} as const;

/**
 * The real process. From here on a closed pipe is not an error, a signal ends it with 128 + its number after the listeners
 * of `signal` ran, unless somebody has taken the signals, and an exception nobody caught ends it with 3.
 */
export function processIo(): Io {
  const controller = new AbortController();
  let taken: ((signal: NodeJS.Signals) => void) | undefined;
  const end = (code: ExitCode, word: string = ""): void => {
    controller.abort();
    process.stderr.write(word);
    process.exit(code);
  };
  for (const signal of ["SIGHUP", "SIGINT", "SIGTERM"] as const) {
    const { code, word } = ENDING[signal];
    process.on(signal, () => (taken === undefined ? end(code, word) : taken(signal)));
  }
  process.once("uncaughtException", (error) => {
    process.stderr.write(describeBug(error));
    end(EXIT_CODE.internalFault);
  });
  for (const stream of [process.stdout, process.stderr]) stream.on("error", ignoreClosedPipe);
  const { stdin, stdout, stderr, env } = process;
  return {
    stdin,
    stdout,
    stderr,
    env,
    cwd: process.cwd(),
    signal: controller.signal,
    keyboard: openKeyboard,
    hasLog,
    takeSignals(listener) {
      taken = listener;
      return () => {
        taken = undefined;
      };
    },
    exitCode: EXIT_CODE.clean,
  };
}

function hasLog(): boolean {
  try {
    const status = fstatSync(process.stdin.fd);
    return status.isFIFO() || status.isFile();
  } catch {
    return false;
  }
}

/** Standard input, or the terminal itself where a log is piped in and questions can be seen. */
function openKeyboard(): InputStream | undefined {
  if (!process.stderr.isTTY) return undefined;
  if (process.stdin.isTTY) return process.stdin;
  try {
    return new ReadStream(openSync(process.platform === "win32" ? String.raw`\\.\CONIN$` : "/dev/tty", "r"));
  } catch {
    return undefined;
  }
}

function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
}
