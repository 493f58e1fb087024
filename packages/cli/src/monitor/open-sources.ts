import { spawn, type ChildProcess } from "node:child_process";
import { constants, openSync } from "node:fs";
import { stat } from "node:fs/promises";
import { Socket } from "node:net";
import { resolve } from "node:path";
import {
  HephaestusError,
  replaySource,
  streamSource,
  tailSource,
  type LogInput,
  type LogSource,
} from "@hephaestus/core";
import { childCommand } from "../child/child-command.ts";
import { childEnvironment } from "../child/child-environment.ts";
import { commandEnd } from "./command-end.ts";
import type { MonitorOptions } from "./monitor-options.ts";
import type { Io } from "../io.ts";
import { readLogs } from "../read-logs.ts";
import type { MonitorTarget } from "./monitor-target.ts";

export interface OpenSources {
  readonly sources: readonly LogSource[];
  /** Ends a command that still runs. */
  end(signal: NodeJS.Signals): void;
  /** Whether a command ended, and not well. */
  hasFailed(): boolean;
}

/** So long passes between two looks into a file, at least and at most. */
const LEAST_WAIT_MS = 14;
const MOST_WAIT_MS = 250;
const STANDARD_INPUT = "-";
const PACKED = /\.(?:gz|bz2|xz|zst|zip)$/;

/** Opens what is to be watched. Throws HephaestusError `usage`, `command-failed`, `log-not-found`, `log-unreadable`. */
export async function openSources(
  target: MonitorTarget,
  options: MonitorOptions,
  io: Io,
): Promise<OpenSources> {
  const { words, isCommand } = target;
  if (isCommand) return openCommand(words, io);
  if (options.replay) return withoutEnd([replaySource(await begun(readLogs(words, io)))]);
  if (words.length === 0 && io.stdin.isTTY === true)
    throw new HephaestusError("usage", "nothing to monitor", {
      hint: "`hephaestus monitor app.log`, `hephaestus monitor -- npm run dev`, or pipe a log in",
    });
  const named = words.filter((word) => word !== STANDARD_INPUT);
  for (const file of named) await refuseUnfollowable(file, io);
  const pipes = await namedPipes(named, io);
  const files = named.filter((file) => !pipes.includes(file));
  const sources: LogSource[] = pipes.map((pipe) => pipeSource(pipe, io));
  if (files.length > 0)
    sources.push(
      tailSource(files, {
        folder: io.cwd,
        startAtEnd: options.fromEnd,
        leastWaitMs: LEAST_WAIT_MS,
        mostWaitMs: MOST_WAIT_MS,
      }),
    );
  if (named.length < words.length || words.length === 0)
    sources.push(streamSource("standard input", io.stdin));
  return withoutEnd(sources);
}

function withoutEnd(sources: readonly LogSource[]): OpenSources {
  return { sources, end: () => undefined, hasFailed: () => false };
}

/** The same logs, the first of them found: what is wrong with the command line is said before anything is read. */
async function begun(logs: AsyncGenerator<LogInput>): Promise<AsyncGenerator<LogInput>> {
  const first = await logs.next();
  async function* all(): AsyncGenerator<LogInput> {
    if (first.done === true) return;
    yield first.value;
    yield* logs;
  }
  return all();
}

/** `<(kubectl logs -f web)` is the name of a pipe for a shell. */
async function namedPipes(files: readonly string[], io: Io): Promise<string[]> {
  const found = await Promise.all(files.map((file) => stat(resolve(io.cwd, file)).catch(() => undefined)));
  return files.filter((_, place) => found[place]?.isFIFO() === true);
}

/** Nobody need write to it yet: a pipe that waited for its writer could not be left. */
function pipeSource(file: string, io: Io): LogSource {
  return {
    async *read(before, signal) {
      const fd = openSync(resolve(io.cwd, file), constants.O_RDONLY | constants.O_NONBLOCK);
      const pipe = new Socket({ fd, readable: true, writable: false });
      try {
        yield* streamSource(file, pipe).read(before, signal);
      } finally {
        pipe.destroy();
      }
    },
  };
}

/** What is there and will never grow by lines. */
async function refuseUnfollowable(file: string, io: Io): Promise<void> {
  const found = await stat(resolve(io.cwd, file)).catch(() => undefined);
  if (found?.isDirectory() === true)
    throw new HephaestusError("usage", `${file} is a folder`, {
      hint: `name its files: \`hephaestus monitor "${file.replace(/\/+$/, "")}/*.log"\``,
    });
  if (found?.isCharacterDevice() === true || found?.isBlockDevice() === true)
    throw new HephaestusError("usage", `${file} is a device, and cannot be followed`, {
      hint: "`hephaestus monitor -` reads standard input",
    });
  if (found !== undefined && PACKED.test(file))
    throw new HephaestusError("usage", `${file} is packed, and cannot be followed`, {
      hint: `\`hephaestus monitor --replay ${file}\` reads it`,
    });
}

async function openCommand(words: readonly string[], io: Io): Promise<OpenSources> {
  const command = await childCommand(words, false, io);
  const child = spawn(command.file, command.args, {
    cwd: io.cwd,
    env: childEnvironment(io.stdout, io.env),
    stdio: ["inherit", "pipe", "pipe"],
    windowsVerbatimArguments: command.verbatim,
  });
  const { source, hasFailed } = commandEnd(command.line, child);
  return {
    sources: [
      streamSource(command.line, child.stdout),
      streamSource(`${command.line} (stderr)`, child.stderr),
      source,
    ],
    end: (signal) => endChild(child, signal),
    hasFailed,
  };
}

function endChild(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.exitCode === null && child.signalCode === null) child.kill(signal);
}
