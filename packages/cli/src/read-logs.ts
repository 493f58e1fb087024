import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { Readable } from "node:stream";
import { HephaestusError, openLogFile, openLogStream, type LogInput } from "@hephaestus/core";
import type { Io } from "./io.ts";
import { openLogFolder } from "./log-folder.ts";

const STANDARD_INPUT = "-";

/** Opens the logs a command line names, one after the other; standard input when it names none and something is piped in. */
export function readLogs(named: readonly string[], io: Io): AsyncGenerator<LogInput> {
  if (named.filter((name) => name === STANDARD_INPUT).length > 1)
    throw new HephaestusError("usage", "standard input can be read only once");
  if (named.length > 0) return openAll(named, io);
  if (io.stdin.isTTY === true) {
    const hint = "Name a log file, or pipe one in: `npm test 2>&1 | hephaestus analyze`.";
    throw new HephaestusError("usage", "no log to read", { hint });
  }
  return openAll([STANDARD_INPUT], io);
}

async function* openAll(named: readonly string[], io: Io): AsyncGenerator<LogInput> {
  for (const name of named) {
    if (name === STANDARD_INPUT) yield* openLogStream("standard input", new Readable().wrap(io.stdin));
    else yield* openNamed(resolve(io.cwd, name), name);
  }
}

async function* openNamed(path: string, name: string): AsyncGenerator<LogInput> {
  const isFolder = (await stat(path).catch(() => undefined))?.isDirectory() === true;
  yield* isFolder ? openLogFolder(path, name) : openLogFile(path, name);
}
