import { blockLines } from "../block-lines.ts";
import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";

const HEAD = /^==== (\S{1,200})(?: (.{0,300}))? FAILED$/;
const CONTENTS = "==== Contents of test case:";
const END = /^==== \S{1,200} FAILED$/;
const SECTION =
  /^---- (Result was:|Result should have been .{0,80}:|Test generated error.{0,80}|errorInfo: .*|.{1,100})$/;
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
  const error = lines.find((line) => line.startsWith("---- errorInfo: "));
  if (error !== undefined) return error.slice("---- errorInfo: ".length);
  return lines
    .slice(start, start + MOST_TOLD)
    .map((line) => SECTION.exec(line)?.[1] ?? line)
    .join("\n");
}
