import { spawn, type ChildProcess } from "node:child_process";
import { HephaestusError, replaySource, streamSource, tailSource, type LogSource } from "@hephaestus/core";
import { childCommand } from "../child/child-command.ts";
import { childEnvironment } from "../child/child-environment.ts";
import type { MonitorOptions } from "./monitor-options.ts";
import type { Io } from "../io.ts";
import { readLogs } from "../read-logs.ts";
import type { MonitorTarget } from "./run-monitor.ts";

export interface OpenSources {
  readonly sources: readonly LogSource[];
  /** Ends a command that still runs. */
  end(signal: NodeJS.Signals): void;
}

/** So long passes between two looks into a file, at least and at most. */
const LEAST_WAIT_MS = 8;
const MOST_WAIT_MS = 250;
const STANDARD_INPUT = "-";

/** Opens what is to be watched. Throws HephaestusError `usage`, `command-failed`. */
export async function openSources(
  target: MonitorTarget,
  options: MonitorOptions,
  io: Io,
): Promise<OpenSources> {
  const { words, isCommand } = target;
  if (isCommand) return openCommand(words, io);
  if (options.replay) return withoutEnd([replaySource(readLogs(words, io))]);
  if (words.length === 0 && io.stdin.isTTY === true)
    throw new HephaestusError("usage", "nothing to monitor", {
      hint: "`hephaestus monitor app.log`, `hephaestus monitor -- npm run dev`, or pipe a log in",
    });
  const files = words.filter((word) => word !== STANDARD_INPUT);
  const sources: LogSource[] = [];
  if (files.length > 0)
    sources.push(
      tailSource(files, {
        folder: io.cwd,
        startAtEnd: options.fromEnd,
        leastWaitMs: LEAST_WAIT_MS,
        mostWaitMs: MOST_WAIT_MS,
      }),
    );
  if (files.length < words.length || words.length === 0)
    sources.push(streamSource("standard input", io.stdin));
  return withoutEnd(sources);
}

function withoutEnd(sources: readonly LogSource[]): OpenSources {
  return { sources, end: () => undefined };
}

async function openCommand(words: readonly string[], io: Io): Promise<OpenSources> {
  const command = await childCommand(words, false, io);
  const child = spawn(command.file, command.args, {
    cwd: io.cwd,
    env: childEnvironment(io.stdout, io.env),
    stdio: ["inherit", "pipe", "pipe"],
    windowsVerbatimArguments: command.verbatim,
  });
  child.once("error", () => undefined);
  return {
    sources: [
      streamSource(command.line, child.stdout),
      streamSource(`${command.line} (stderr)`, child.stderr),
    ],
    end: (signal) => endChild(child, signal),
  };
}

function endChild(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.exitCode === null && child.signalCode === null) child.kill(signal);
}
