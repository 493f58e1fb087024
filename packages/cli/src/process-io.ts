import process from "node:process";
import { EXIT_CODE } from "./exit-code.ts";
import type { ExitCode } from "./exit-code.ts";
import type { Io } from "./io.ts";
import { describeBug } from "./report-error.ts";

/**
 * The real process. From here on a closed pipe is not an error, SIGINT and SIGTERM end it with 130 and 143 after the
 * listeners of `signal` ran, and an exception nobody caught ends it with 3.
 */
export function processIo(): Io {
  const controller = new AbortController();
  const end = (code: ExitCode): void => {
    controller.abort();
    process.exit(code);
  };
  process.once("SIGINT", () => {
    end(EXIT_CODE.interrupted);
  });
  process.once("SIGTERM", () => {
    end(EXIT_CODE.terminated);
  });
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
    exitCode: EXIT_CODE.clean,
  };
}

function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
}
