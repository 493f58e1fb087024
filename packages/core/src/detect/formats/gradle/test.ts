import type { Finding, LogWindow, Match } from "../format.ts";
import { ownJavaPlace, parseJavaFrame, type JavaTrace, readJavaTrace } from "../java-trace.ts";
import type { LineReader } from "../line-reader.ts";

const FAILED = / FAILED(?: \([\d.]{1,12}m?s\))?$/;
const SHORT = /^\s+((?:[\w$-]+\.)*[A-Z][\w$]*) at ([\w$.-]+\.\w+):(\d{1,9})$/;
const CODE = /^((?:[\w$-]+\.)*[A-Z][\w$]*)(?::|$)/;
const CAUSE = /^\s+Caused by: *$/;
const MAX_LINES = 480;

/**
 * Reads `shop.CartTest > total FAILED` with what is indented below: `    java.lang.AssertionError at CartTest.java:8`, or the whole
 * exception with its frames and causes.
 */
export function readTest(window: LogWindow): Match | undefined {
  const text = window.text(0) ?? "";
  const failed = FAILED.exec(text);
  if (failed === null || /^[\s>]/.test(text) || !text.includes(" > ")) return undefined;
  const names = text
    .slice(0, failed.index)
    .split(" > ")
    .filter((each) => !each.startsWith("Gradle "));
  const test = names.map(withoutPackage).join(" > ");
  const to = blockEnd(window);
  const below = window.text(1) ?? "";
  const short = SHORT.exec(below);
  if (short !== null) {
    const [, type = "", file = "", line] = short;
    const place = { path: `${folderOf(names, file)}${file}`, line: Number(line) };
    return { from: 0, to, findings: [{ severity: "error", code: simple(type), message: type, place, test }] };
  }
  const trace = readJavaTrace(unindented(window, to), 1, below);
  const finding = trace === undefined ? readMessage(window, to, names) : readTrace(trace, names[0] ?? "");
  return { from: 0, to, findings: [{ ...finding, test }] };
}

function readTrace({ code, message, frames }: JavaTrace, suite: string): Finding {
  const place = ownJavaPlace(frames, suite);
  const finding: Finding = { severity: "error", code, message, frames };
  return place === undefined ? finding : { ...finding, place };
}

/** Spock tells no exception: `    Condition not satisfied:` with the condition's values, then its frames. */
function readMessage(window: LogWindow, to: number, names: readonly string[]): Finding {
  const lines = Array.from({ length: to - 1 }, (_, index) => window.text(index + 1) ?? "");
  const frames = lines.flatMap((line) => parseJavaFrame(line) ?? []);
  const first = lines.findIndex((line) => /^\s+at \S/.test(line));
  const told = lines.slice(0, first === -1 ? lines.length : first);
  const message = told
    .map((line) => line.replace(/^ {4}/, "").trimEnd())
    .join("\n")
    .trim();
  const code = CODE.exec(message)?.[1];
  const finding: Finding = {
    severity: "error",
    message: message === "" ? `${names.at(-1) ?? ""} FAILED` : message,
  };
  if (code !== undefined) finding.code = simple(code);
  const place = ownJavaPlace(frames, names[0] ?? "");
  if (place !== undefined) finding.place = place;
  return frames.length === 0 ? finding : { ...finding, frames };
}

/** Gradle writes `Caused by:` on a line of its own, after an empty one. */
function unindented(window: LogWindow, to: number): LineReader {
  const lines: string[] = [window.text(0) ?? ""];
  for (let offset = 1; offset < to; offset++) {
    const text = window.text(offset) ?? "";
    if (CAUSE.test(text)) {
      if (lines.at(-1)?.trim() === "") lines.pop();
      lines.push(`Caused by: ${window.text(offset + 1)?.trim() ?? ""}`);
      offset += 1;
    } else lines.push(text.replace(/^ {4}/, ""));
  }
  return (offset) => lines[offset];
}

function blockEnd(window: LogWindow): number {
  for (let offset = 1; offset < MAX_LINES; offset++) {
    const text = window.text(offset);
    if (text === undefined || (text.trim() !== "" && !/^\s/.test(text))) return trimmed(window, offset);
    if (text.trim() === "" && !CAUSE.test(window.text(offset + 1) ?? "") && !isDeep(window, offset))
      return trimmed(window, offset);
  }
  return MAX_LINES;
}

/** A message may hold empty lines: what follows is indented as well. */
function isDeep(window: LogWindow, offset: number): boolean {
  return /^ {4}\S|^ {8}/.test(window.text(offset + 1) ?? "");
}

function trimmed(window: LogWindow, end: number): number {
  let to = end;
  while (to > 1 && window.text(to - 1)?.trim() === "") to -= 1;
  return to;
}

function withoutPackage(name: string): string {
  return /^(?:[a-z_]\w*\.)+[A-Z][\w$]*/.test(name)
    ? name.replace(/^(?:[a-z_]\w*\.)+/, "").replaceAll("$", " > ")
    : name;
}

/** The folder of the test's class, where the file is that class'. */
function folderOf(names: readonly string[], file: string): string {
  const stem = file.split(".", 1)[0] ?? "";
  const type = names.find((name) => name.split(/[.$]/).includes(stem));
  const folders = type?.split(".").filter((part) => /^[a-z_]\w*$/.test(part)) ?? [];
  return folders.length === 0 ? "" : `${folders.join("/")}/`;
}

function simple(type: string): string {
  return type.slice(type.lastIndexOf(".") + 1);
}
