import { blockLines } from "../block-lines.ts";
import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";

const PLACE =
  /^(?:#| ) {1,3}\((?:from function .{1,200} )?in (?:test )?file (\S.{0,300}), line (\d{1,9})[,)]$/;
const STACK = /^(?:#| ) {1,3}\(?(?:from function `.{1,200}' )?in (?:test )?file \S.{0,300}, line \d{1,9},$/;
const LAST_PLACE = /^(?:#| ) {1,3}in test file (\S.{0,300}), line (\d{1,9})\)$/;
const BROKEN = /^# (\S.{0,300}\.bats): line (\d{1,9}): (.*)$/;
const TAP = /^not ok \d{1,9} (\S.*?)(?: in \d{1,9}m?s(?:ec)?)?$/;
/** A terminal draws it over the line that says which test runs. */
const PRETTY = "✗ ";
const NEXT = / [✓✗] |\d\/\d{1,6}/u;
const MAX_LINES = 60;
const MAX_MESSAGE_LINES = 4;

/** Failed tests of Bats, in its TAP and its pretty output. */
export const bats: LogFormat = {
  id: "bats",
  title: "Bats",
  glance: ["in test file ", PRETTY, ".bats: line "],
  read: (window) => readFailed(window, 0) ?? readFailed(window, placeBelow(window)) ?? readBroken(window),
};

/** Where the place stands below a test that failed: ` ✗ setup_file failed`. */
function placeBelow(window: LogWindow): number {
  if (window.text(0)?.includes(PRETTY) !== true) return 0;
  let offset = 1;
  while (offset < 8 && STACK.test(window.text(offset) ?? "")) offset += 1;
  return offset;
}

/** `not ok 1 setup_file failed`, `# cart.bats: line 1: syntax error near unexpected token `}'` */
function readBroken(window: LogWindow): Match | undefined {
  const [, path, line, message] = BROKEN.exec(window.text(0) ?? "") ?? [];
  const test = TAP.exec(window.text(-1) ?? "")?.[1];
  if (path === undefined || message === undefined || test === undefined) return undefined;
  const place = { path, line: Number(line) };
  return { from: -1, to: 1, findings: [{ severity: "error", message, place, test }] };
}

/** `not ok 1 adds prices`, `# (in test file cart.bats, line 4)`, `#   `[ 1 -eq 2 ]' failed` and what was printed. */
function readFailed(window: LogWindow, at: number): Match | undefined {
  const text = window.text(at) ?? "";
  const [, path, line] = PLACE.exec(text) ?? LAST_PLACE.exec(text) ?? [];
  if (path === undefined) return undefined;
  let from = at - 1;
  while (from > at - 8 && STACK.test(window.text(from) ?? "")) from -= 1;
  const head = window.text(from) ?? "";
  const test = TAP.exec(head)?.[1] ?? prettyName(head);
  if (test === undefined) return undefined;
  const lines = linesBelow(window, at + 1, head.startsWith("not ok ") ? "#" : "  ");
  const said = lines.map((row) => row.replace(/^#/, "").trim()).filter((row) => row !== "");
  const finding: Finding = {
    severity: "error",
    message: said.slice(0, MAX_MESSAGE_LINES).join("\n") || "failed",
    place: { path, line: Number(line) },
    test,
  };
  return { from, to: at + 1 + lines.length, findings: [finding] };
}

function linesBelow(window: LogWindow, from: number, start: string): string[] {
  return blockLines(window, from, MAX_LINES, (row) => !row.startsWith(start) || NEXT.test(row));
}

function prettyName(head: string): string | undefined {
  const start = head.lastIndexOf(PRETTY);
  return start === -1 ? undefined : head.slice(start + PRETTY.length).replace(/ \[\d+\]$/, "");
}
