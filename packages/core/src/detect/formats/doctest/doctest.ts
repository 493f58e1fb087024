import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { opensPythonTrace, parsePythonFrame, readPythonTrace } from "../python-trace.ts";

const FAILED = "Failed example:";
/** With `-v`, what an example should print, also an exception, stands above its result. */
const EXPECTING = "Expecting:";
const END = /^(?:\*{20,}|-{20,}|={20,}|File "|Trying:$|\d+ items? had failures:)/;
const MAX_LINES = 100;

/** Examples in Python's documentation strings that print something else, of the module `doctest`. */
export const doctest: LogFormat = {
  id: "doctest",
  title: "Python doctest",
  glance: [FAILED, EXPECTING],
  read,
};

/** Reads `File "cart.py", line 9, in cart.total`, `Failed example:` and what was expected below. */
function read(window: LogWindow): Match | undefined {
  if (window.text(0) === EXPECTING) return { from: 0, to: expectedEnd(window), findings: [] };
  if (window.text(0) !== FAILED) return undefined;
  const frame = parsePythonFrame(window.text(-1) ?? "");
  if (frame?.symbol === undefined) return undefined;
  const { symbol, ...place } = frame;
  const to = endOf(window);
  const finding: Finding = { severity: "error", ...said(window, to), test: symbol, place };
  return { from: -1, to, findings: [finding] };
}

function expectedEnd(window: LogWindow): number {
  let to = 1;
  while (to < MAX_LINES && window.text(to)?.startsWith("    ") === true) to += 1;
  return to;
}

function endOf(window: LogWindow): number {
  for (let offset = 1; offset < MAX_LINES; offset++) {
    const text = window.text(offset);
    if (text === undefined || END.test(text)) return offset;
  }
  return MAX_LINES;
}

/** The example itself stands first; then what was expected and what came, or an exception. */
function said(window: LogWindow, to: number): Pick<Finding, "message" | "code"> {
  const lines: string[] = [];
  for (let offset = 1; offset < to; offset++) {
    const text = window.text(offset) ?? "";
    if (opensPythonTrace(text) && window.text(offset - 1) === "Exception raised:") {
      const trace = readPythonTrace((line) => (line < to ? window.text(line) : undefined), offset);
      if (trace !== undefined) return { message: trace.message, code: trace.code };
    }
    if (lines.length > 0 || text.startsWith("Expected")) lines.push(text);
  }
  const message = lines.join("\n").trim();
  return { message: message === "" ? FAILED : message };
}
