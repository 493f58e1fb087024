import { blockLines } from "../block-lines.ts";
import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { ownRubyPlace, parseRubyFrame } from "../ruby-frame.ts";

const RULE = /^={20,}$/;
const HEAD = /^(Failure|Error): (\S.{0,300}?)\(([A-Z]\w{0,100}(?:::[^():]{1,200}){0,10})\)(?::\s?(.*))?$/;
const CODE = /^ {0,8}(?:=>)? {0,8}\d{1,9}: /;
const CLASS = /^((?:[A-Z]\w*::)*[A-Z]\w*): /;
const MAX_LINES = 160;
const MAX_MESSAGE_LINES = 4;

/** Failures and errors of Ruby's test-unit. */
export const testUnit: LogFormat = {
  id: "test-unit",
  title: "test-unit",
  glance: ["Failure: ", "Error: "],
  read,
};

/** `Failure: test_total(CartTest): <4> expected but was`, below a rule; places, the code, the message where it is long. */
function read(window: LogWindow): Match | undefined {
  const [, kind, name, suite, first] = HEAD.exec(window.text(0) ?? "") ?? [];
  if (kind === undefined || name === undefined || suite === undefined || !RULE.test(window.text(-1) ?? ""))
    return undefined;
  const lines = blockLines(window, 1, MAX_LINES, (text) => RULE.test(text));
  const frames = lines.map((line) => parseRubyFrame(line.trim())).filter((frame) => frame !== undefined);
  const said = lines.filter((line) => !CODE.test(line) && parseRubyFrame(line.trim()) === undefined);
  const rows = [first ?? "", ...said.map((line) => line.trim())].filter((line) => line !== "");
  const diff = rows.findIndex((line) => line === "diff:" || line.startsWith("folded diff"));
  const message = rows
    .slice(0, diff === -1 ? rows.length : diff)
    .slice(0, MAX_MESSAGE_LINES)
    .join("\n");
  const test = `${suite.replaceAll("::", " > ")} > ${name.trim()}`;
  const finding: Finding = { severity: "error", message: message || "failed", test };
  const code = kind === "Error" ? CLASS.exec(message)?.[1] : undefined;
  const place = ownRubyPlace(frames);
  if (code !== undefined) finding.code = code.slice(code.lastIndexOf(":") + 1);
  if (place !== undefined) finding.place = place;
  if (frames.length > 0) finding.frames = frames;
  return { from: 0, to: lines.length + 1, findings: [finding] };
}
