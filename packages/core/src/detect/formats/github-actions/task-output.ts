import { parseErrorHead } from "../error-head.ts";
import type { LogWindow, Match } from "../format.ts";
import { readStackFailure } from "../stack-failure.ts";
import { isV8Frame } from "../v8-frame.ts";
import { parseCommand } from "../workflow-command.ts";

/** A line of such output; the next one belongs to it as well. */
interface OutputMatch extends Match {
  readonly isOutput: true;
}

const NEAR = 8;
const MIN_LINES = 6;
const MAX_FRAMES = 40;
/** What only a program's whole output holds: a script's command, a version, a stack. */
const SIGN = /^(?:> \S|npm (?:error|ERR!) |Running \S.* pid: \d|Node\.js v\d)/;

/**
 * Reads a line of a task's output where a task runner marks all of it as errors: `::error::> tsc --noEmit`.
 * A thrown error with its stack is a finding, other lines say nothing. Undefined for an error that stands for itself.
 */
export function readTaskOutput(window: LogWindow, previous: Match | undefined): OutputMatch | undefined {
  const text = markedText(window, 0);
  const isAfter = previous !== undefined && "isOutput" in previous;
  if (text === undefined || !(isAfter || isInOutput(window))) return undefined;
  const lines = parseErrorHead(text) === undefined ? [] : [text, ...readFrames(window)];
  if (lines.length < 2) return { from: 0, to: 1, findings: [], isOutput: true };
  const { message, frames, place, code } = readStackFailure(lines);
  const named = code === undefined ? {} : { code };
  const located = place === undefined ? {} : { place };
  const finding = { severity: "error" as const, message, frames, ...named, ...located };
  return { from: 0, to: lines.length, findings: [finding], isOutput: true };
}

function readFrames(window: LogWindow): string[] {
  const frames: string[] = [];
  while (frames.length < MAX_FRAMES) {
    const text = markedText(window, frames.length + 1);
    if (text === undefined || !isV8Frame(`    ${text}`)) break;
    frames.push(`    ${text}`);
  }
  return frames;
}

/** Whether many marked lines stand around this one without a place, and some are no messages. */
function isInOutput(window: LogWindow): boolean {
  const lines = [...linesFrom(window, -1).toReversed(), ...linesFrom(window, 1)];
  return lines.length >= MIN_LINES && lines.some((line) => SIGN.test(line) || isV8Frame(`    ${line}`));
}

function linesFrom(window: LogWindow, step: 1 | -1): string[] {
  const lines: string[] = [];
  while (lines.length < NEAR) {
    const text = markedText(window, step * (lines.length + 1));
    if (text === undefined) break;
    lines.push(text);
  }
  return lines;
}

/** The message of a line that is marked as an error and tells no file. */
function markedText(window: LogWindow, offset: number): string | undefined {
  const entry = window.at(offset);
  if (entry?.marker === "error") return entry.text.trim();
  const command = parseCommand(entry?.text ?? "");
  return command?.level === "error" && command.place === undefined ? command.message.trim() : undefined;
}
