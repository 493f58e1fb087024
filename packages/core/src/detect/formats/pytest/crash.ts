import type { Finding, LogWindow, Match } from "../format.ts";
import { opensPythonTrace, ownPythonPlace, readPythonTrace } from "../python-trace.ts";
import { readBody } from "./body.ts";

const INTERNAL = "INTERNALERROR> ";
const CONFTEST = "ImportError while loading conftest '";
const USAGE = "pytest: error: ";
const NOT_FOUND = /^ERROR: ((?:file or directory )?not found: .+)$/;
const MAX_LINES = 400;

/** What ends pytest before or beside the tests: its own faults, plugins, `conftest.py`, wrong arguments. */
export function readCrash(window: LogWindow): Match | undefined {
  const text = window.text(0) ?? "";
  if (text.startsWith(INTERNAL)) return opensPythonTrace(text) ? readInternal(window) : undefined;
  if (text.startsWith(CONFTEST)) return readConftest(window, text);
  const message = text.includes(USAGE)
    ? text.slice(text.indexOf(USAGE) + USAGE.length)
    : NOT_FOUND.exec(text)?.[1];
  return message === undefined ? undefined : { from: 0, to: 1, findings: [{ severity: "error", message }] };
}

function readInternal(window: LogWindow): Match | undefined {
  const trace = readPythonTrace((offset) => {
    const text = window.text(offset);
    return text?.startsWith(INTERNAL) === true ? text.slice(INTERNAL.length) : undefined;
  }, 0);
  if (trace === undefined) return undefined;
  const { message, code, frames, to } = trace;
  const place = ownPythonPlace(frames);
  const finding: Finding = { severity: "error", code, message, frames };
  return { from: 0, to, findings: [place === undefined ? finding : { ...finding, place }] };
}

function readConftest(window: LogWindow, text: string): Match {
  const lines: string[] = [];
  for (let offset = 1; offset < MAX_LINES; offset++) {
    const line = window.text(offset);
    if (line === undefined || !/^(?:[^\s:][^:]*(?::[\\/][^:]*)?:\d|E|\s)/.test(line)) break;
    lines.push(line);
  }
  const { last, ...body } = readBody(lines);
  const finding: Finding = { severity: "error", ...body };
  finding.place ??= { path: text.slice(CONFTEST.length, -2), line: 1 };
  return { from: 0, to: lines.length === 0 ? 1 : last + 2, findings: [finding] };
}
