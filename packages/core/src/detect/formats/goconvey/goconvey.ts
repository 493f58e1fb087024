import type { Finding, LogFormat, LogWindow, Match, PathClaim } from "../format.ts";
import { isOwnGoPath } from "../go-trace.ts";
import { parsePlace } from "../place.ts";

const FILE = /^ {2}\* (\S.*\.go) ?$/;
const LINE = /^ {2}Line (\d{1,9}):(?: - (.*))?$/;
const STACK = /^ {2}goroutine \d+ \[/;
const FRAME = /^ {2}\t(\S.*\.go:\d{1,9})(?: \+0x[\da-f]+)?$/;
const FAILED = /^--- FAIL: (\S+) \(/;
const END = /^(?: {2}\* \S|\d+ total assertions?|(?:Errors|Failures|Warnings):$)/;
const MAX_LINES = 480;

/** Failed assertions of GoConvey, which prints its own report above that of `go test`. */
export const goconvey: LogFormat = {
  id: "goconvey",
  title: "GoConvey",
  glance: ["  Line "],
  read,
};

/** Reads `  * /home/shop/cart_test.go `, `  Line 3:` and what is said below, up to a stack. */
function read(window: LogWindow): Match | undefined {
  const [, line, first] = LINE.exec(window.text(0) ?? "") ?? [];
  const path = FILE.exec(window.text(-1) ?? "")?.[1];
  if (line === undefined || path === undefined) return undefined;
  const to = endOf(window);
  const place = frameBelow(window, to) ?? { path, line: Number(line) };
  const finding: Finding = { severity: "error", message: messageOf(window, first, to), place };
  const test = testBelow(window, to);
  if (test !== undefined) finding.test = test;
  return { from: -1, to, findings: [finding] };
}

function messageOf(window: LogWindow, first: string | undefined, to: number): string {
  const lines = first === undefined ? [] : [first.trim()];
  for (let offset = 1; offset < to; offset++) {
    const text = window.text(offset) ?? "";
    if (STACK.test(text) || text.trim() === "") break;
    lines.push(text.slice(2).trimEnd());
  }
  return lines.join("\n");
}

function endOf(window: LogWindow): number {
  for (let offset = 1; offset < MAX_LINES; offset++) {
    const text = window.text(offset);
    if (text === undefined || END.test(text)) return offset;
  }
  return MAX_LINES;
}

function frameBelow(window: LogWindow, to: number): PathClaim | undefined {
  for (let offset = 1; offset < to; offset++) {
    const text = FRAME.exec(window.text(offset) ?? "")?.[1];
    const place = text === undefined ? undefined : parsePlace(text);
    if (place !== undefined && isOwnGoPath(place.path)) return place;
  }
  return undefined;
}

/** `go test` names the test at its end. */
function testBelow(window: LogWindow, from: number): string | undefined {
  for (let offset = from; offset < MAX_LINES; offset++) {
    const text = window.text(offset);
    if (text === undefined || text.startsWith("=== RUN")) return undefined;
    const name = FAILED.exec(text)?.[1];
    if (name !== undefined) return name;
  }
  return undefined;
}
