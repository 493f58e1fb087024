import { blockLines } from "../block-lines.ts";
import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";

const HEAD = /^==== (\S{1,200})(?: (.{0,300}))? FAILED$/;
const CONTENTS = "==== Contents of test case:";
const END = /^==== \S{1,200} FAILED$/;
const SECTION =
  /^---- (Result was:|Result should have been .{0,80}:|Test generated error.{0,80}|errorInfo: .*|.{1,100})$/;
const ERROR_INFO = "---- errorInfo: ";
const MAX_LINES = 200;
const MOST_TOLD = 12;

/** Failed tests of Tcl's tcltest. */
export const tcltest: LogFormat = {
  id: "tcltest",
  title: "tcltest",
  glance: [" FAILED"],
  read,
};

/** `==== cart-1.1 adds prices FAILED`, what the test does, what its result was, `==== cart-1.1 FAILED`. */
function read(window: LogWindow): Match | undefined {
  const [, test, title] = HEAD.exec(window.text(0)?.trimEnd() ?? "") ?? [];
  if (test === undefined || window.text(1)?.trimEnd() !== CONTENTS) return undefined;
  const lines = blockLines(window, 1, MAX_LINES, (text) => END.test(text.trimEnd()));
  const told = reasonIn(lines);
  const finding: Finding = { severity: "error", message: told || (title ?? test), test };
  const isEnded = END.test(window.text(lines.length + 1)?.trimEnd() ?? "");
  return { from: 0, to: lines.length + (isEnded ? 2 : 1), findings: [finding] };
}

/** The error, or the result with what it should have been. */
function reasonIn(lines: readonly string[]): string {
  const start = lines.findIndex((line) => line.startsWith("---- "));
  if (start === -1) return "";
  const error = lines.findIndex((line) => line.startsWith(ERROR_INFO));
  const own = error === -1 ? lines.slice(start) : errorIn(lines.slice(error));
  const end = own.findIndex((line) => line.startsWith("---- errorInfo("));
  return own
    .slice(0, end === -1 ? MOST_TOLD : Math.min(end, MOST_TOLD))
    .map((line) => SECTION.exec(line)?.[1] ?? line)
    .join("\n");
}

/** Down to what ran: `    while executing`. */
function errorIn([first = "", ...more]: readonly string[]): string[] {
  const end = more.findIndex((line) => line.startsWith("    ") || line.startsWith("---- "));
  return [first.slice(ERROR_INFO.length), ...more.slice(0, end === -1 ? 0 : end)];
}
