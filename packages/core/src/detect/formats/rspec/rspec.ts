import type { Finding, FrameClaim, LogFormat, LogWindow, Match } from "../format.ts";
import { ownRubyPlace, parseRubyFrame } from "../ruby-frame.ts";
import { JSON_GLANCE, readJson } from "./json.ts";
import { wholeText } from "../whole-text.ts";
import { readRspec1 } from "./rspec-1.ts";

const HEAD = /^ {2,}(\d{1,6})\) (\S.*)$/;
const OUTSIDE = /^An error occurred (?:while loading|in an? `[^`]+` hook)/;
const CODE = /^(?:\d{1,6}\.\d{1,6}\) )?Failure\/Error:/;
const COUNT = /^Got \d+ failures?(?: and \d+ other errors?)?(?: from failure aggregation block)?:/;
const CLASS = /^((?:[A-Z]\w*::)*[A-Z]\w*):$/;
const END = /^(?:\(compared using |Diff:|Shared Example Group:)/;
const SUMMARY = /^(?:Finished in |Failed examples:|\d+ examples?,)/;
/** A file that cannot be parsed; the frames are of what loads it. */
const SYNTAX = /^SyntaxError: (?:--> )?(\S.{0,300}\.rb):(\d{1,9}): /;
const MAX_TITLE_LINES = 6;
const MAX_LINES = 400;
const MAX_MESSAGE_LINES = 4;

/** Failed examples of RSpec and errors outside of them. */
export const rspec: LogFormat = {
  id: "rspec",
  title: "RSpec",
  glance: [
    "Failure/Error:",
    "Expected pending ",
    "An error occurred ",
    "' FAILED",
    "Error in '",
    "Exception in '",
    JSON_GLANCE,
  ],
  read: (window) => readJson(wholeText(window)) ?? readRspec1(window) ?? read(window),
};

/** `  7) Cart#total adds prices`, what failed below, indented, and a backtrace of lines that begin with `#`. */
function read(window: LogWindow): Match | undefined {
  for (let from = 0; from > -MAX_TITLE_LINES; from--) {
    const text = window.text(from) ?? "";
    if (OUTSIDE.test(text)) return readBlock(window, from, undefined);
    const title = HEAD.exec(text)?.[2];
    if (title !== undefined) return readTitled(window, from, title);
  }
  return undefined;
}

/** A title may go on in lines that are not indented. */
function readTitled(window: LogWindow, from: number, first: string): Match | undefined {
  const rows = [first];
  while (rows.length < MAX_TITLE_LINES && /^\S/.test(window.text(from + rows.length) ?? ""))
    rows.push(window.text(from + rows.length) ?? "");
  const title = rows
    .join(" ")
    .replace(/ FIXED$/, "")
    .trim();
  const match = readBlock(window, from + rows.length - 1, title);
  return match === undefined ? undefined : { ...match, from };
}

function readBlock(window: LogWindow, from: number, test: string | undefined): Match | undefined {
  const lines = blockLines(window, from + 1, test !== undefined);
  const to = from + 1 + lines.length;
  if (to < 1 || !lines.some((line) => line.trimStart().startsWith("# "))) return undefined;
  if (lines[0]?.startsWith("# ") === true) return { from, to, findings: [] };
  const finding = toFinding(lines);
  return { from, to, findings: [test === undefined ? finding : { ...finding, test }] };
}

/** Lines without their indentation, down to the next example or the summary. */
function blockLines(window: LogWindow, from: number, isIndented: boolean): string[] {
  const lines: string[] = [];
  const first = window.text(from) ?? "";
  const depth = first.length - first.trimStart().length;
  for (let offset = from; offset < MAX_LINES; offset++) {
    const text = window.text(offset);
    if (text === undefined || HEAD.test(text) || OUTSIDE.test(text) || SUMMARY.test(text)) break;
    if (isIndented && text !== "" && !text.startsWith("    ")) break;
    lines.push(text.slice(Math.min(depth, text.length - text.trimStart().length)).trimEnd());
  }
  while (lines.at(-1) === "") lines.pop();
  return lines;
}

function toFinding(lines: readonly string[]): Finding {
  const frames = framesOf(lines);
  const { message, code } = messageOf(lines);
  const finding: Finding = { severity: "error", message, frames };
  const [, path, line] = SYNTAX.exec(message) ?? [];
  const place = path === undefined ? ownRubyPlace(frames) : { path, line: Number(line) };
  if (place !== undefined) finding.place = place;
  return code === undefined ? finding : { ...finding, code };
}

/** A backtrace that is indented is of another error in the message, or of one of several failures. */
function framesOf(lines: readonly string[]): FrameClaim[] {
  const frames = lines.map(toFrame).filter((frame) => frame !== undefined);
  if (frames.length > 0) return frames;
  return lines.map((line) => toFrame(line.trimStart())).filter((frame) => frame !== undefined);
}

function toFrame(line: string): FrameClaim | undefined {
  return line.startsWith("# ") ? parseRubyFrame(line.slice(2)) : undefined;
}

/** The code that failed is quoted down to an empty line; the message follows, behind its class if it is an exception. */
function messageOf(indented: readonly string[]): { message: string; code?: string } {
  const lines = indented.map((line) => line.trim());
  const start = lines.findIndex((line) => CODE.test(line));
  const rest = start === -1 ? lines.filter((line) => !COUNT.test(line)) : afterCode(lines, start);
  const end = rest.findIndex(
    (line, index) => (line === "" && index > 0) || END.test(line) || line.startsWith("# "),
  );
  const said = rest.slice(0, end === -1 ? rest.length : end).filter((line) => line !== "");
  const [first = "failed", ...more] = said;
  const name = CLASS.exec(first)?.[1];
  const shown = more.slice(0, MAX_MESSAGE_LINES - 1);
  if (name === undefined) return { message: [first, ...shown].join("\n") };
  return { message: `${name}: ${shown.join("\n")}`.trim(), code: name.slice(name.lastIndexOf(":") + 1) };
}

function afterCode(lines: readonly string[], start: number): string[] {
  const gap = lines.findIndex(
    (line, index) => index > start && (line === "" || line.startsWith("expected ")),
  );
  return gap === -1 ? lines.slice(start + 1) : lines.slice(lines[gap] === "" ? gap + 1 : gap);
}
