import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { readStackFailure } from "../stack-failure.ts";
import { readJasmineNode } from "./jasmine-node.ts";

const MESSAGE = "  Message:";
const STACK = "  Stack:";
const TITLE = /^(?:\d{1,6}\) (\S.*)|Suite error: \S.*|Top level suite)$/s;
const LOADING = "Error: While loading ";
const LOADED = /^Error: While loading (?<path>\S.{0,400}?\.\w{1,5}): (?<error>\S.*)$/;
const MAX_TITLE_LINES = 4;
const PENDING = "Pending:";
const COUNTS = /^\d{1,9} specs?, /;
const NONE = "Incomplete: No specs found";
const MAX_LINES = 400;
const INDENT = 4;

/** Failed specs and suites of Jasmine, from the list that its console reporter ends with. */
export const jasmine: LogFormat = {
  id: "jasmine",
  title: "Jasmine",
  glance: [MESSAGE, NONE, PENDING, LOADING],
  read: (window) =>
    readFailed(window) ??
    readPending(window) ??
    readJasmineNode(window) ??
    readLoading(window) ??
    readNone(window),
};

/** `1) total counts quantities`, and for each failed expectation `  Message:` and `  Stack:` with lines below. */
function readFailed(window: LogWindow): Match | undefined {
  const title = window.text(0)?.trimEnd() === MESSAGE ? readTitle(window) : undefined;
  if (title === undefined) return undefined;
  const { from, name } = title;
  const lines = readBody(window);
  const test = name === undefined ? {} : { test: name };
  const evidence = { from, to: lines.length - 1 };
  const findings = splitExpectations(lines).map((part) => ({
    ...readExpectation(part),
    ...test,
    lines: evidence,
  }));
  return { from, to: lines.length, findings };
}

/** `Error: While loading /home/shop/spec/cart.js: SyntaxError: Unexpected token '{'`: that file, or what it imports, does not parse. */
function readLoading(window: LogWindow): Match | undefined {
  const { path, error } = LOADED.exec(window.text(0)?.trimEnd() ?? "")?.groups ?? {};
  if (path === undefined || error === undefined) return undefined;
  const lines = [error];
  while (lines.length < MAX_LINES && /^ {4,8}at /.test(window.text(lines.length) ?? ""))
    lines.push(window.text(lines.length)?.trimEnd().replace(/ \{$/, "") ?? "");
  if (lines.length === 1) return undefined;
  const { message, code, frames } = readStackFailure(lines);
  const place = { path, line: 1 };
  const finding: Finding = { severity: "error", message, place, frames };
  if (code !== undefined) finding.code = code;
  return { from: 0, to: lines.length, findings: [finding] };
}

/** A title may have several lines; above it stands an empty one. */
function readTitle(window: LogWindow): { from: number; name: string | undefined } | undefined {
  const lines: string[] = [];
  for (let from = -1; from >= -MAX_TITLE_LINES; from--) {
    const text = window.text(from)?.trimEnd() ?? "";
    if (text === "") return undefined;
    lines.unshift(text);
    const title = TITLE.exec(lines.join("\n"));
    if (title !== null) return { from, name: title[1] };
  }
  return undefined;
}

/** `Pending:`, below it the specs that are to be done, numbered as failures are; the counts end them. */
function readPending(window: LogWindow): Match | undefined {
  if (window.text(0)?.trimEnd() !== PENDING || !/^1\) \S/.test(window.text(2) ?? "")) return undefined;
  for (let to = 3; to < MAX_LINES; to++) {
    const text = window.text(to);
    if (text === undefined) return undefined;
    if (COUNTS.test(text)) return { from: 0, to, findings: [] };
  }
  return undefined;
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
