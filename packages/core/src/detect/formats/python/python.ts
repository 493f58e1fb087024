import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import type { LineReader } from "../line-reader.ts";
import {
  opensPythonTrace,
  ownPythonPlace,
  parsePythonFrame,
  readPart,
  readPythonTrace,
  type PythonTrace,
} from "../python-trace.ts";
import { readGroup } from "./group.ts";

const GROUP = "+ Exception Group Traceback (most recent call last):";
const SYNTAX_ERROR = /^(?:Syntax|Indentation|Tab)Error: /;
const MAX_CODE_LINES = 8;
/** What the interpreter says when there is nothing to run. */
const NOT_STARTED =
  /^(?:\S*python[\d.]*(?:\.exe)?: )(can't open file .+|No module named .+|can't find '__main__' module.+)$/;

/** Uncaught exceptions of Python programs, and files that cannot be read. */
export const python: LogFormat = {
  id: "python",
  title: "Python",
  glance: ["Traceback (most recent call last)", "SyntaxError", "IndentationError", "TabError", "python"],
  read,
};

function read(window: LogWindow): Match | undefined {
  const text = window.text(0) ?? "";
  const line: LineReader = (offset) => window.text(offset);
  if (text.trimStart() === GROUP) return readGroup(line);
  if (opensPythonTrace(text)) return toMatch(readPythonTrace(line, 0));
  if (SYNTAX_ERROR.test(text)) return readSyntaxError(line);
  const message = NOT_STARTED.exec(text)?.[1];
  return message === undefined ? undefined : { from: 0, to: 1, findings: [{ severity: "error", message }] };
}

/** A file that cannot be compiled is told without a trace, above the error: its place, the code, a caret. */
function readSyntaxError(line: LineReader): Match | undefined {
  for (let from = -1; from >= -MAX_CODE_LINES; from--) {
    const text = line(from);
    if (text?.startsWith("  ") !== true) return undefined;
    if (parsePythonFrame(text) === undefined) continue;
    const trace = readPart(line, from, 0);
    return trace === undefined ? undefined : { from, to: trace.to, findings: [toFinding(trace)] };
  }
  return undefined;
}

function toMatch(trace: PythonTrace | undefined): Match | undefined {
  if (trace === undefined) return undefined;
  return { from: 0, to: trace.to, findings: [toFinding(trace)] };
}

/** What a trace says, without its offset. */
function toFinding({ message, code, frames }: PythonTrace): Finding {
  const place = ownPythonPlace(frames);
  const finding: Finding = { severity: "error", code, message, frames };
  return place === undefined ? finding : { ...finding, place };
}
