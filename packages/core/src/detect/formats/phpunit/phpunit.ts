import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { toPhpPlace } from "./php-place.ts";
import { readTestdox } from "./testdox.ts";

const COUNT =
  /^There (?:was|were) \d+ (?:PHPUnit )?(error|failure|warning|risky test|skipped test|incomplete test|deprecation|notice)s?:?/;
const HEAD = /^\d{1,6}\) (\S.*)$/;
/** CuTest has such lists, too. */
const OF_C = /^1\) \w{1,200}: \S{1,200}\.c:\d/;
const CLASS = /^((?:[A-Za-z_]\w*\\)*[A-Z]\w*): /;
/** Before all tests of a class: `Exception: no database in /home/shop/tests/SetupTest.php:3`. */
const THROWN = /^(.*) in (\S.{0,300}\.php):(\d{1,9})$/;
const MAX_LINES = 400;
const MAX_MESSAGE_LINES = 6;

/** Errors and failures of PHPUnit, from the lists at the end of its report. */
export const phpunit: LogFormat = {
  id: "phpunit",
  title: "PHPUnit",
  glance: ["There was ", "There were ", "✘ "],
  read: (window, previous) => readLists(window) ?? readTestdox(window, previous),
};

/** `There were 3 failures:`, then `1) CartTest::testTotal`, the message and, after an empty line, the places. */
function readLists(window: LogWindow): Match | undefined {
  const kind = COUNT.exec(window.text(0) ?? "")?.[1];
  if (kind === undefined || isOfCodeception(window) || OF_C.test(window.text(1) ?? "")) return undefined;
  const isFailure = kind === "error" || kind === "failure";
  const findings: Finding[] = [];
  let offset = 1;
  while (offset < MAX_LINES) {
    const text = window.text(offset);
    if (text === undefined || text === "--" || /^(?:ERRORS!|FAILURES!|WARNINGS!|OK|Tests: )/.test(text))
      break;
    const title = HEAD.exec(text)?.[1];
    const to = title === undefined ? offset + 1 : itemEnd(window, offset + 1);
    if (title !== undefined && isFailure) findings.push(readItem(window, title, offset, to));
    offset = to;
  }
  return { from: 0, to: offset, findings };
}

/** Codeception has the same lists, with the test's file below its title. */
function isOfCodeception(window: LogWindow): boolean {
  return [2, 3, 4].some((offset) => window.text(offset)?.startsWith(" Test  ") === true);
}

function readItem(window: LogWindow, title: string, from: number, to: number): Finding {
  const lines = Array.from({ length: to - from - 1 }, (_, index) => window.text(from + 1 + index) ?? "");
  const end = lines.findIndex((line) => line === "" || line === "--- Expected" || line === "Stack trace:");
  const said = lines.slice(0, end === -1 ? lines.length : end).slice(0, MAX_MESSAGE_LINES);
  const [, thrown, path, line] = THROWN.exec(lines[end] === "Stack trace:" ? (said.at(-1) ?? "") : "") ?? [];
  if (thrown !== undefined) said.splice(-1, 1, thrown);
  const own = path === undefined ? undefined : { path, line: Number(line) };
  const place = own ?? lines.map(toPhpPlace).find((each) => each !== undefined);
  const message = said.join("\n") || title;
  const finding: Finding = {
    severity: "error",
    message,
    test: title.replace("::", " > "),
    lines: { from, to: to - 1 },
  };
  const code = CLASS.exec(message)?.[1];
  if (code !== undefined) finding.code = code.slice(code.lastIndexOf("\\") + 1);
  return place === undefined ? finding : { ...finding, place };
}

function itemEnd(window: LogWindow, from: number): number {
  for (let offset = from; offset < MAX_LINES; offset++) {
    const text = window.text(offset);
    if (
      text === undefined ||
      HEAD.test(text) ||
      text === "--" ||
      /^(?:ERRORS!|FAILURES!|WARNINGS!|Tests: )/.test(text)
    ) {
      let end = offset;
      while (end > from && window.text(end - 1) === "") end -= 1;
      return end;
    }
  }
  return from;
}
