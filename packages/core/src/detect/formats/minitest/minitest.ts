import type { Finding, FrameClaim, LogFormat, LogWindow, Match } from "../format.ts";
import { parsePlace } from "../place.ts";
import { ownRubyPlace, parseRubyFrame } from "../ruby-frame.ts";

const HEAD = /^(?: {1,6}\d{1,6}\) )?(Failure|Error):$/;
const END =
  /^(?: {1,6}\d{1,6}\) (?:Failure|Error|Skipped):|\d+ runs?, |(?:bin\/)?rails test |rake test |Finished in |Failure:$|Error:$)/;
const MAX_LINES = 300;
const MAX_MESSAGE_LINES = 4;
const MAX_DIFF_LINES = 10;
/** As Minitest 4 and the test-unit of Ruby 1.9 name a test: `test_total(CartTest)`. */
const OLD_NAME = /^(test\S.*)\(((?:[A-Z]\w*::)*[A-Z]\w*)\)$/;

/** Failures and errors of Minitest, also as Rails prints them. */
export const minitest: LogFormat = {
  id: "minitest",
  title: "Minitest",
  glance: ["Failure:", "Error:"],
  read,
};

/** `  3) Failure:`, `CartTest#test_total [test/cart_test.rb:6]:`, what was expected. */
function read(window: LogWindow): Match | undefined {
  const kind = HEAD.exec(window.text(0) ?? "")?.[1];
  const title = window.text(1) ?? "";
  const bracket = kind === "Failure" ? title.lastIndexOf(" [") : -1;
  const target = bracket === -1 ? "" : title.slice(bracket + 2, -2);
  const name = title.slice(0, bracket === -1 ? -1 : bracket);
  if (
    kind === undefined ||
    !title.endsWith(bracket === -1 ? ":" : "]:") ||
    !(name.includes("#") || OLD_NAME.test(name))
  )
    return undefined;
  const lines = bodyLines(window);
  const frames = lines.map(toFrame).filter((frame) => frame !== undefined);
  const finding: Finding = { severity: "error", message: messageOf(lines), test: testName(name), frames };
  const place = parsePlace(target) ?? ownRubyPlace(frames);
  if (place !== undefined) finding.place = place;
  const code = kind === "Error" ? /^((?:[A-Z]\w*::)*[A-Z]\w*): /.exec(finding.message)?.[1] : undefined;
  return { from: 0, to: lines.length + 2, findings: [code === undefined ? finding : { ...finding, code }] };
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
  return `${name.slice(0, at).replaceAll("::", " > ")} > ${name.slice(at + 1)}`;
}
