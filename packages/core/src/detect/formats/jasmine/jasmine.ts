import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { readStackFailure } from "../stack-failure.ts";
import { readJasmineNode } from "./jasmine-node.ts";

const MESSAGE = "  Message:";
const STACK = "  Stack:";
const TITLE = /^(?:\d{1,6}\) (\S.*)|Suite error: \S.*|Top level suite)$/;
const NONE = "Incomplete: No specs found";
const MAX_LINES = 400;
const INDENT = 4;

/** Failed specs and suites of Jasmine, from the list that its console reporter ends with. */
export const jasmine: LogFormat = {
  id: "jasmine",
  title: "Jasmine",
  glance: [MESSAGE, NONE],
  read: (window) => readFailed(window) ?? readJasmineNode(window) ?? readNone(window),
};

/** `1) total counts quantities`, and for each failed expectation `  Message:` and `  Stack:` with lines below. */
function readFailed(window: LogWindow): Match | undefined {
  const title = TITLE.exec(window.text(-1)?.trimEnd() ?? "");
  if (title === null || window.text(0)?.trimEnd() !== MESSAGE) return undefined;
  const lines = readBody(window);
  const test = title[1] === undefined ? {} : { test: title[1] };
  const evidence = { from: -1, to: lines.length - 1 };
  const findings = splitExpectations(lines).map((part) => ({
    ...readExpectation(part),
    ...test,
    lines: evidence,
  }));
  return { from: -1, to: lines.length, findings };
}

/** The lines down to an empty one above the next failure. */
function readBody(window: LogWindow): string[] {
  const lines: string[] = [];
  while (lines.length < MAX_LINES) {
    const text = window.text(lines.length);
    const isInside =
      text?.startsWith("  ") === true || window.text(lines.length + 1)?.startsWith("  ") === true;
    if (text === undefined || !isInside || (text.trim() !== "" && !text.startsWith("  "))) break;
    lines.push(text.trimEnd());
  }
  return lines.slice(0, lines.findLastIndex((line) => line !== "") + 1);
}

function splitExpectations(lines: readonly string[]): string[][] {
  const parts: string[][] = [];
  for (const line of lines) {
    if (line === MESSAGE) parts.push([]);
    else parts.at(-1)?.push(line);
  }
  return parts;
}

/** The stack may begin with the message once more. */
function readExpectation(lines: readonly string[]): Finding {
  const stack = lines.indexOf(STACK);
  const told = lines.slice(0, stack === -1 ? lines.length : stack).map((line) => line.slice(INDENT));
  const { message, code } = readStackFailure(told);
  const { frames, place } = readStackFailure(stack === -1 ? [] : lines.slice(stack + 1));
  const finding: Finding = { severity: "error", message };
  if (code !== undefined) finding.code = code;
  if (place !== undefined) finding.place = place;
  return frames.length === 0 ? finding : { ...finding, frames };
}

function readNone(window: LogWindow): Match | undefined {
  const text = window.text(0)?.trimEnd() ?? "";
  return text === NONE ? { from: 0, to: 1, findings: [{ severity: "error", message: text }] } : undefined;
}
