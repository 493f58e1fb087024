import type { Severity } from "../../../model/problem.ts";
import type { Finding, LogFormat, LogWindow, Match, PathClaim } from "../format.ts";
import { claim } from "../place.ts";
import { isDrawn, readReasons } from "../webpack/drawing.ts";
import { readSaid } from "../webpack/said.ts";

const HEAD = /^(error|warn) {3,4}Build (?:error|warning)s?: *$/;
const FILE = /^File: (.{1,400}?)(?::(\d{1,9}):(\d{1,9})(?:-[\d:]{1,20})?)?$/s;
/** The next line that the tool logs itself. */
const LOGGED = /^(?:error|warn|info|ready|start|debug) {2,}\S/;
const DECLARATION = /^error {3}\[tsc\] (.{1,400}):(\d{1,9}):(\d{1,9}) - (?:error )?(TS\d{1,6}): (.*)$/s;
const TS_CODE = /^(TS\d{1,6}): /;
const MAX_LINES = 480;

/** Errors and warnings of Rsbuild and Rslib. */
export const rsbuild: LogFormat = {
  id: "rsbuild",
  title: "Rsbuild and Rslib",
  glance: ["Build error", "Build warning", "[tsc] "],
  read: (window) => readBuild(window) ?? readDeclaration(window),
};

/** `error   Build errors: ` above `File: ./src/index.tsx:2:1-24` and what is wrong there, drawn as Rspack does. */
function readBuild(window: LogWindow): Match | undefined {
  const level = HEAD.exec(window.text(0) ?? "")?.[1];
  if (level === undefined) return undefined;
  const severity = level === "error" ? "error" : "warning";
  const findings: Finding[] = [];
  let from = 1;
  let to = 1;
  for (; to < MAX_LINES; to++) {
    const text = window.text(to);
    if (text !== undefined && !LOGGED.test(text) && !(to > from && FILE.test(text))) continue;
    findings.push(...readFile(window, from, to, severity));
    from = to;
    if (text === undefined || LOGGED.test(text)) break;
  }
  return { from: 0, to, findings };
}

function readFile(window: LogWindow, from: number, to: number, severity: Severity): Finding[] {
  const [, path, line, column] = FILE.exec((window.text(from) ?? "").trimEnd()) ?? [];
  const lines: string[] = [];
  for (let offset = from + 1; offset < to; offset++) lines.push((window.text(offset) ?? "").trimEnd());
  const file = path === undefined ? undefined : placeOf(path, line, column);
  const first = path === undefined ? undefined : lines[0];
  if (first === undefined) return [];
  const evidence = { from, to: from + 1 + lines.findLastIndex((text) => text !== "") };
  if (!isDrawn(lines)) {
    const { message, code, place = file } = readSaid(lines);
    return message === "" ? [] : [finding({ severity, message, lines: evidence }, code, place)];
  }
  return readReasons(lines, file).map(({ message, place }) =>
    finding(
      { severity, message: message.replace(TS_CODE, ""), lines: evidence },
      TS_CODE.exec(message)?.[1],
      place,
    ),
  );
}

function placeOf(path: string, line: string | undefined, column: string | undefined): PathClaim {
  return line === undefined ? { path, line: 1 } : claim(path, Number(line), Number(column));
}

function finding(base: Finding, code: string | undefined, place: PathClaim | undefined): Finding {
  return { ...base, ...(code === undefined ? {} : { code }), ...(place === undefined ? {} : { place }) };
}

/** `error   [tsc] src/index.ts:2:14 - TS2322: Type 'number' is not assignable to type 'string'.` */
function readDeclaration(window: LogWindow): Match | undefined {
  const [, path, line, column, code, message] = DECLARATION.exec((window.text(0) ?? "").trimEnd()) ?? [];
  if (path === undefined || code === undefined || message === undefined) return undefined;
  const place = claim(path, Number(line), Number(column));
  return { from: 0, to: 1, findings: [{ severity: "error", code, message, place }] };
}
