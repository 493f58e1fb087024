import { blockLines } from "../block-lines.ts";
import type { Finding, LogFormat, LogWindow, Match, PathClaim } from "../format.ts";

/** Where Stack and Cabal build several packages each line begins with the name of one. */
const PACKAGE = /^[\w.-]{1,80} {0,40}> /;
const HEAD =
  /^(\S[^:]{0,300}\.(?:l?hs|hsc|hs-boot|x|y)):(?:(\d{1,9}):(\d{1,9})(?:-(\d{1,9}))?|\((\d{1,9}),(\d{1,9})\)-\((\d{1,9}),(\d{1,9})\)):(?: (error|[Ww]arning):?)?(?: (.*))?$/;
const FLAG = /^\[((?:-W|GHC-)[^\]]{1,200})\] ?/;
const MAX_LINES = 60;
const MAX_MESSAGE_LINES = 6;

/** Errors and warnings of the Glasgow Haskell Compiler. */
export const ghc: LogFormat = {
  id: "ghc",
  title: "GHC",
  glance: [".hs:", ".lhs:", ".hsc:", ".hs-boot:", ".y:", ".x:"],
  read,
};

/** `src/Cart.hs:3:21: error:`, what is wrong below, indented, then the code; before GHC 8 without `error`. */
function read(window: LogWindow): Match | undefined {
  const raw = window.text(0) ?? "";
  const prefix = PACKAGE.exec(raw)?.[0] ?? "";
  const head = HEAD.exec(raw.slice(prefix.length));
  if (head === null) return undefined;
  const text = (offset: number): string => (window.text(offset) ?? "").slice(prefix.length);
  const level = head[9];
  const [codes, said] = withoutFlags(head[10] ?? "");
  const lines = blockLines({ at: () => undefined, text }, 1, MAX_LINES, isEnd);
  if (level === undefined && (said !== "" ? !said.startsWith("parse error") : lines.length === 0))
    return undefined;
  const message = messageOf(said, lines);
  if (message === "") return undefined;
  const severity = level === undefined || level === "error" ? "error" : "warning";
  const finding: Finding = { severity, message, place: toPlace(head) };
  if (codes !== undefined) finding.code = codes;
  return { from: 0, to: lines.length + 1, findings: [finding] };
}

function withoutFlags(text: string): [string | undefined, string] {
  let rest = text.trim();
  let code: string | undefined;
  for (let flag = FLAG.exec(rest); flag !== null; flag = FLAG.exec(rest)) {
    code ??= flag[1]?.split(",", 1)[0];
    rest = rest.slice(flag[0].length);
  }
  return [code, rest];
}

function isEnd(text: string): boolean {
  return !/^(?: {4}.|(?: {0,12}\d{0,9}) {0,4}\||\s*$)/.test(text) || text === "";
}

/** The first point of several, without what it stands in. */
function messageOf(said: string, lines: readonly string[]): string {
  const below = lines.filter((line) => !/^ {0,12}\d{0,9} {0,4}\|/.test(line));
  const points = said === "" ? below.map((line) => line.trim()) : [said, ...below.map((line) => line.trim())];
  const first = points.map((line) => line.replace(/^[•*] /u, ""));
  const end = points.findIndex((line, index) => index > 0 && /^(?:[•*] |In (?:the|an?) )/u.test(line));
  return first
    .slice(0, end === -1 ? first.length : end)
    .slice(0, MAX_MESSAGE_LINES)
    .join("\n");
}

function toPlace(head: RegExpExecArray): PathClaim {
  const [, path = "", line, column, endColumn, firstLine, firstColumn, endLine, lastColumn] = head;
  if (firstLine !== undefined)
    return {
      path,
      line: Number(firstLine),
      column: Number(firstColumn),
      endLine: Number(endLine),
      endColumn: Number(lastColumn),
    };
  const place = { path, line: Number(line), column: Number(column) };
  return endColumn === undefined ? place : { ...place, endLine: Number(line), endColumn: Number(endColumn) };
}
