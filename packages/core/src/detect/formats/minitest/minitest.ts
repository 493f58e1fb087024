import type { Finding, FrameClaim, LogFormat, LogWindow, Match } from "../format.ts";
import { parsePlace } from "../place.ts";
import { ownRubyPlace, parseRubyFrame } from "../ruby-frame.ts";
import { NO_CLASS, readReported } from "./reporter.ts";

const HEAD = /^(?: {1,6}\d{1,6}\) )?(Failure|Error):$/;
const END =
  /^(?: {1,6}\d{1,6}\) (?:Failure|Error|Skipped):|\d+ runs?, |(?:bin\/)?rails test |rake test |Finished in |Failure:$|Error:$|Skipped:$)/;
const FAILURE_TITLE = /^(.{1,1000}) \[([^\]]{1,500})\](:)?$/;
const ERROR_TITLE = /^(.{1,1000})()(:)$/;
/** Before what an assertion said, as minitest-reporters write it. */
const ASSERTION = /^Minitest::Assertion: /;
const MAX_LINES = 300;
const MAX_MESSAGE_LINES = 4;
const MAX_DIFF_LINES = 10;
/** As Minitest 4 and the test-unit of Ruby 1.9 name a test: `test_total(CartTest)`. */
const OLD_NAME = /^(test\S.*)\(((?:[A-Z]\w*::)*[A-Z]\w*)\)$/;

/** Failures and errors of Minitest, also as Rails prints them. */
export const minitest: LogFormat = {
  id: "minitest",
  title: "Minitest",
  glance: ["Failure:", "Error:", " FAIL (", "ERROR (", "FAIL[", "ERROR["],
  read,
};

function read(window: LogWindow): Match | undefined {
  return readBlock(window) ?? readReported(window);
}

/** `  3) Failure:`, `CartTest#test_total [test/cart_test.rb:6]:`, what was expected; the colon is none of minitest-reporters'. */
function readBlock(window: LogWindow): Match | undefined {
  const kind = HEAD.exec(window.text(0) ?? "")?.[1];
  const title = window.text(1) ?? "";
  const failed = kind === "Failure" ? FAILURE_TITLE.exec(title) : null;
  const old = kind === "Failure" && failed === null ? readOldest(window, title) : undefined;
  if (old !== undefined) return old;
  const [, name = "", target = "", colon] = failed ?? ERROR_TITLE.exec(title) ?? [];
  if (kind === undefined || !(name.includes("#") || OLD_NAME.test(name))) return undefined;
  if (colon === undefined && !ASSERTION.test(window.text(2) ?? "")) return undefined;
  const lines = bodyLines(window);
  const frames = lines.map(toFrame).filter((frame) => frame !== undefined);
  const message = messageOf(lines).replace(ASSERTION, "");
  const finding: Finding = { severity: "error", message, test: testName(name), frames };
  const place = parsePlace(target) ?? ownRubyPlace(frames);
  if (place !== undefined) finding.place = place;
  const code = kind === "Error" ? /^((?:[A-Z]\w*::)*[A-Z]\w*): /.exec(finding.message)?.[1] : undefined;
  return { from: 0, to: lines.length + 2, findings: [code === undefined ? finding : { ...finding, code }] };
}

/** Ruby 1.8's test-unit: `test_total(CartTest)`, `    [./test/cart_test.rb:6:in `test_total'`, `     …]:`, what was expected. */
function readOldest(window: LogWindow, title: string): Match | undefined {
  const lines = OLD_NAME.test(title) ? bodyLines(window) : [];
  const end = lines.findIndex((line) => line.endsWith("]:"));
  if (end === -1 || !lines.slice(0, end + 1).every((line) => /^ {4}[ []\S/.test(line))) return undefined;
  const frames = lines
    .slice(0, end + 1)
    .map((line) => parseRubyFrame(line.slice(5).replace(/\]:$/, "")))
    .filter((frame) => frame !== undefined);
  const message = messageOf(lines.slice(end + 1));
  const finding: Finding = { severity: "error", message, test: testName(title), frames };
  const place = ownRubyPlace(frames);
  if (place !== undefined) finding.place = place;
  return { from: 0, to: lines.length + 2, findings: [finding] };
}

function bodyLines(window: LogWindow): string[] {
  const lines: string[] = [];
  while (lines.length < MAX_LINES) {
    const text = window.text(lines.length + 2);
    if (text === undefined || END.test(text)) break;
    lines.push(text);
  }
  while (lines.at(-1) === "") lines.pop();
  return lines;
}

function toFrame(line: string): FrameClaim | undefined {
  return line.startsWith("    ") ? parseRubyFrame(line.trim()) : undefined;
}

function messageOf(lines: readonly string[]): string {
  const isDiff = lines[0] === "--- expected";
  const end = lines.findIndex(
    (line, index) => line === "" || toFrame(line) !== undefined || (line.startsWith("--- ") && index > 0),
  );
  const said = lines
    .slice(0, end === -1 ? lines.length : end)
    .slice(0, isDiff ? MAX_DIFF_LINES : MAX_MESSAGE_LINES);
  return said.join("\n").trimEnd() || "failed";
}

/** `CartTest#test_total` */
function testName(name: string): string {
  const [, old, suite] = OLD_NAME.exec(name) ?? [];
  if (old !== undefined && suite !== undefined) return `${suite.replaceAll("::", " > ")} > ${old}`;
  const at = name.indexOf("#");
  const test = name.slice(at + 1).trimEnd();
  return name.startsWith(NO_CLASS) ? test : `${name.slice(0, at).replaceAll("::", " > ")} > ${test}`;
}
