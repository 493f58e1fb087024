import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { constants } from "node:os";
import type { Readable } from "node:stream";
import type { Io, OutputStream } from "../io.ts";
import type { ChildCommand } from "./child-command.ts";
import { childEnvironment } from "./child-environment.ts";
import type { KeptOutput } from "./kept-output.ts";

export interface ChildEnd {
  /** As a shell tells it: 128 + n for a command ended by signal n. */
  exitCode: number;
  /** Whether a signal came, or the reader of the output left: nobody waits for a report. */
  interrupted: boolean;
}

/** What a command that has ended may leave behind holds its pipes open; it is not waited for longer than this. */
const PIPE_GRACE_MS = 250;

/**
 * Runs a command in the user's own environment and folder, on his keyboard. Its output goes on byte by byte as it comes,
 * no faster than it is taken, and is kept. Signals go to the command, and this ends when it does.
 */
export async function runChild(
  command: ChildCommand,
  { io, stdout, kept }: { io: Io; stdout: OutputStream; kept: KeptOutput },
): Promise<ChildEnd> {
  const child = spawn(command.file, command.args, {
    cwd: io.cwd,
    env: childEnvironment(stdout, io.env),
    stdio: ["inherit", "pipe", "pipe"],
    windowsVerbatimArguments: command.verbatim,
  });
  const readers = [forward(child.stdout, stdout, kept), forward(child.stderr, io.stderr, kept)];
  const signals = passSignals(child, io);
  child.once("exit", () => dropLingering(child, [stdout, io.stderr]));
  try {
    const [code, signal]: [number | null, NodeJS.Signals | null] = await closeOf(child);
    return {
      exitCode: code ?? 128 + (signal === null ? 0 : constants.signals[signal]),
      interrupted: signals.came() || readers.some(({ hasLeft }) => hasLeft()),
    };
  } finally {
    signals.release();
    for (const { release } of readers) release();
    kept.end();
  }
}

async function closeOf(child: ChildProcess): Promise<[number | null, NodeJS.Signals | null]> {
  const [code, signal] = await once(child, "close");
  return [typeof code === "number" ? code : null, isSignal(signal) ? signal : null];
}

function isSignal(value: unknown): value is NodeJS.Signals {
  return typeof value === "string" && value in constants.signals;
}

/** A reader of ours that goes away takes the command's pipe along, so that the command learns of it as without us. */
function forward(
  from: Readable,
  to: OutputStream,
  kept: KeptOutput,
): { hasLeft: () => boolean; release: () => void } {
  let left = false;
  const leave = (): void => {
    left = true;
    from.destroy();
  };
  from.on("data", kept.listener());
  from.pipe(to, { end: false });
  to.once("close", leave);
  return { hasLeft: () => left, release: () => void to.removeListener("close", leave) };
}

/**
 * Ctrl-C reaches the command from the terminal itself, as it belongs to the same group; only without a terminal, or when
 * it comes again, is it passed on. All other signals are.
 */
function passSignals(child: ChildProcess, io: Io): { came: () => boolean; release: () => void } {
  const hasTerminal = [io.stdin, io.stdout, io.stderr].some(({ isTTY }) => isTTY === true);
  let count = 0;
  const release = io.takeSignals((signal) => {
    count += 1;
    if (signal !== "SIGINT" || !hasTerminal || count > 1) child.kill(signal);
  });
  return { came: () => count > 0, release };
}

/** Closes the pipes of a command that has ended, once what it wrote is taken and nothing more comes. */
function dropLingering(child: ChildProcess, readers: readonly OutputStream[]): void {
  let heard = 0;
  let known = -1;
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", () => (heard += 1));
  const timer = setInterval(() => {
    if (heard !== known || readers.some(({ writableNeedDrain }) => writableNeedDrain === true)) {
      known = heard;
      return;
    }
    child.stdout?.destroy();
    child.stderr?.destroy();
  }, PIPE_GRACE_MS);
  child.once("close", () => clearInterval(timer));
}
