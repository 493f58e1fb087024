import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { isGeckoFrame } from "../gecko-frame.ts";
import { parsePlace } from "../place.ts";
import { readStackFailure } from "../stack-failure.ts";
import { isV8Frame } from "../v8-frame.ts";

const FAILED = " FAILED";
const ERROR = ") ERROR";
const LOGGED = /^\d\d \d\d \d{4} \d\d:\d\d:\d\d\.\d{3}:ERROR \[[\w.-]{1,40}\]: (\S.*)$/;
const STREAM = /^\S.{0,100} std(?:out|err):$/;
const HOOK = "An error was thrown in afterAll";
const MAX_LINES = 200;

/** Failed tests of Karma in its reporters `progress` and `dots`, and errors of its browsers, launchers and files. */
export const karma: LogFormat = {
  id: "karma",
  title: "Karma",
  glance: [FAILED, ERROR, ":ERROR ["],
  read(window) {
    const text = window.text(0)?.trimEnd() ?? "";
    return readFailed(window, text) ?? readBrowserError(window, text) ?? readLogged(window, text);
  },
};

/** `Chrome Headless 140.0.0.0 (Linux 0.0.0) total counts quantities FAILED`, its errors below behind tabs. */
function readFailed(window: LogWindow, text: string): Match | undefined {
  const browser = text.indexOf(") ");
  const lines = readBody(window, "\t");
  if (!text.endsWith(FAILED) || browser < 1 || lines.length === 0) return undefined;
  const test = text.slice(browser + 2, -FAILED.length);
  const evidence = { from: 0, to: lines.length };
  const findings = splitErrors(lines).map((error) => ({ ...readError(error), test, lines: evidence }));
  return { from: 0, to: lines.length + 1, findings };
}

/** `Chrome Headless 140.0.0.0 (Linux 0.0.0) ERROR`, the error below behind two spaces. */
function readBrowserError(window: LogWindow, text: string): Match | undefined {
  const lines = text.endsWith(ERROR) ? readBody(window, "  ") : [];
  if (lines.length === 0) return undefined;
  const error = lines.filter((line) => line !== HOOK);
  return { from: 0, to: lines.length + 1, findings: [readError(error)] };
}

function readBody(window: LogWindow, indent: string): string[] {
  const lines: string[] = [];
  while (lines.length < MAX_LINES) {
    const text = window.text(lines.length + 1);
    if (text?.startsWith(indent) !== true) break;
    lines.push(text.slice(indent.length).trimEnd());
  }
  return lines;
}

/** A line below a stack starts the next failed expectation. */
function splitErrors(lines: readonly string[]): string[][] {
  const errors: string[][] = [[]];
  for (const [index, line] of lines.entries()) {
    if (index > 0 && isFrame(lines[index - 1] ?? "") && !isFrame(line)) errors.push([]);
    errors.at(-1)?.push(line);
  }
  return errors;
}

function isFrame(line: string): boolean {
  return isV8Frame(line) || isGeckoFrame(line);
}

function readError(lines: readonly string[]): Finding {
  const { frames, ...failure } = readStackFailure(lines);
  const finding: Finding = { severity: "error", ...failure };
  const shown = lines
    .map((line) => parsePlace(line))
    .find((place) => place !== undefined && /[\\/]/.test(place.path));
  if (failure.place === undefined && shown !== undefined && !shown.path.includes(" ")) finding.place = shown;
  return frames.length === 0 ? finding : { ...finding, frames };
}

/**
 * `20 11 2026 23:31:49.579:ERROR [launcher]: Cannot start ChromeHeadless`, why below behind a tab. What a browser wrote to its
 * streams follows below heads of their own, often empty.
 */
function readLogged(window: LogWindow, text: string): Match | undefined {
  const said = LOGGED.exec(text)?.[1];
  if (said === undefined) return undefined;
  if (STREAM.test(said)) return { from: 0, to: 1, findings: [] };
  const reasons = readBody(window, "\t");
  const message = [said, ...reasons].join("\n");
  return { from: 0, to: 1 + reasons.length, findings: [{ severity: "error", message }] };
}
