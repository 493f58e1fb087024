import { blockLines } from "../block-lines.ts";
import type { Finding, LogFormat, LogWindow, Match, PathClaim } from "../format.ts";
import { readException } from "./exception.ts";

const HEAD = /^File "([^"]{1,400})", lines? (\d{1,9})(?:-(\d{1,9}))?(?:, characters (\d{1,9})-(\d{1,9}))?:$/;
const SAID =
  /^(Error|Warning)(?: (?:\(warning )?(\d{1,4})?(?: \[([\w-]{1,60})\])?\)?)?(?: \(alert ([\w-]{1,60})\))?: (.*)$/;
const DRAWING = /^(?: *\d{1,9} \| | *\.{3}$|\s+\^|\s*$)/;
/** Dune tells next which of its actions failed: `         git (internal) (exit 1)`. */
const OF_DUNE = /^ {6,20}\S.{0,200} \(exit \d{1,3}\)$/;
const MAX_LINES = 40;
const MAX_MESSAGE_LINES = 5;

/** Errors and warnings of the OCaml compiler and of Dune, and exceptions that end a program. */
export const ocaml: LogFormat = {
  id: "ocaml",
  title: "OCaml",
  glance: [", characters ", 'File "dune', '/dune", line ', "Fatal error: exception "],
  read: (window) => readDiagnostic(window) ?? readException(window),
};

/** `File "cart.ml", line 4, characters 17-20:`, the code, then `Error: This expression has type …`. */
function readDiagnostic(window: LogWindow): Match | undefined {
  const head = HEAD.exec((window.text(0) ?? "").trimStart());
  if (head === null) return undefined;
  let start = 1;
  while (start < MAX_LINES && DRAWING.test(window.text(start) ?? "x")) start += 1;
  const [, level, number, name, alert, first] = SAID.exec(window.text(start) ?? "") ?? [];
  if (level === undefined || first === undefined) return undefined;
  const more = blockLines(
    window,
    start + 1,
    MAX_LINES,
    (text) => !text.startsWith("  ") || OF_DUNE.test(text),
  );
  const message = [first, ...more.map((line) => line.trim())].slice(0, MAX_MESSAGE_LINES).join("\n").trim();
  const severity = level === "Error" ? "error" : "warning";
  const finding: Finding = { severity, message, place: toPlace(head) };
  const code = name ?? alert ?? number;
  if (code !== undefined) finding.code = code;
  return { from: 0, to: start + 1 + more.length, findings: [finding] };
}

/** Characters are counted from 0, and from the first line's start also where there are several lines. */
function toPlace([, path = "", line, endLine, from, to]: RegExpExecArray): PathClaim {
  const place: PathClaim = { path, line: Math.max(1, Number(line)) };
  if (from === undefined || to === undefined) return place;
  place.column = Number(from) + 1;
  if (endLine !== undefined || Number(to) <= Number(from)) return place;
  return { ...place, endLine: place.line, endColumn: Number(to) + 1 };
}
