import type { Finding, LogWindow, Match, PathClaim } from "../format.ts";
import { parsePlace } from "../place.ts";
import { parsePlaceLine } from "../place-line.ts";

const HEAD = /^(error|warning)(?:\[([A-Za-z]\w*)\])?: (\S.*)$/;
const ARROW = /^ *--> (.+)$/;
const CLIPPY = /rust-clippy\/[\w.-]+\/index\.html#([a-z_]+)$/;
const OLD = /^(\S.{0,400}\.rs:\d{1,9}:\d{1,9}): (\d{1,9}):(\d{1,9}) (error|warning): (\S.*)$/;
const OLD_CODE = /^(.*\S) \[(E\d{4})\]$/;
const MAX_OLD_LINES = 24;
const MAX_HEAD_LINES = 6;
const MAX_LINES = 400;

/** Reads an error or a warning of the Rust compiler, of Clippy, or of Cargo about a manifest. */
export function readDiagnostic(window: LogWindow): Match | undefined {
  return readPlaced(window) ?? readPlaceless(window) ?? readShort(window.text(0) ?? "") ?? readOld(window);
}

/** The place stands below the message: ` --> src/types.rs:4:18`; the code, labels, notes and help follow to an empty line. */
function readPlaced(window: LogWindow): Match | undefined {
  const place = parsePlace(ARROW.exec(window.text(0) ?? "")?.[1] ?? "");
  if (place?.column === undefined) return undefined;
  for (let from = -1; from >= -MAX_HEAD_LINES; from--) {
    const text = window.text(from) ?? "";
    const head = HEAD.exec(text);
    if (head !== null) {
      const to = blockEnd(window, 1);
      const lint = clippyLint(window, to);
      const finding = { ...toFinding(head), place: withEnd(window, place) };
      return { from, to, findings: [lint === undefined ? finding : { ...finding, code: lint }] };
    }
    if (!text.startsWith("  ")) return undefined;
  }
  return undefined;
}

/** Errors about no file in particular have notes only: `error: linking with `cc` failed: exit status: 1`. */
function readPlaceless(window: LogWindow): Match | undefined {
  const head = HEAD.exec(window.text(0) ?? "");
  if (head?.[1] !== "error" || !/^ +[|=]/.test(window.text(1) ?? "")) return undefined;
  return { from: 0, to: blockEnd(window, 1), findings: [toFinding(head)] };
}

/** `--message-format short`: `src/types.rs:4:18: error[E0308]: mismatched types: expected `u32`, found `&str``. */
function readShort(text: string): Match | undefined {
  const line = parsePlaceLine(text);
  const head = HEAD.exec(line?.text ?? "");
  if (line?.place.column === undefined || head === null || !line.place.path.endsWith(".rs")) return undefined;
  return { from: 0, to: 1, findings: [{ ...toFinding(head), place: line.place }] };
}

/** Up to Rust 1.11: `src/types.rs:4:18: 4:23 error: mismatched types [E0308]`, the code and marks below. */
function readOld(window: LogWindow): Match | undefined {
  const [, at, endLine, endColumn, level = "", rest = ""] = OLD.exec(window.text(0) ?? "") ?? [];
  const place = parsePlace(at ?? "");
  if (place === undefined) return undefined;
  const [, message = rest, code] = OLD_CODE.exec(rest) ?? [];
  const finding: Finding = {
    severity: level === "warning" ? "warning" : "error",
    message: message.trimEnd(),
    place: { ...place, endLine: Number(endLine), endColumn: Number(endColumn) },
  };
  let to = 1;
  while (to < MAX_OLD_LINES && (window.text(to) ?? "").startsWith(`${place.path}:`)) {
    if (OLD.test(window.text(to) ?? "")) break;
    to += 1;
  }
  return { from: 0, to, findings: [code === undefined ? finding : { ...finding, code }] };
}

function toFinding([, level, code, message = ""]: RegExpExecArray): Finding {
  const finding: Finding = {
    severity: level === "warning" ? "warning" : "error",
    message: message.trimEnd(),
  };
  return code === undefined ? finding : { ...finding, code };
}

function blockEnd(window: LogWindow, from: number): number {
  for (let offset = from; offset < MAX_LINES; offset++) {
    const text = window.text(offset);
    if (text === undefined || text === "" || HEAD.test(text)) return offset;
  }
  return from;
}

/** Clippy links to each lint: `index.html#needless_return`. */
function clippyLint(window: LogWindow, to: number): string | undefined {
  for (let offset = 2; offset < to; offset++) {
    const lint = CLIPPY.exec(window.text(offset) ?? "")?.[1];
    if (lint !== undefined) return `clippy::${lint}`;
  }
  return undefined;
}

/** Carets below the line of code tell where the range ends. */
function withEnd(window: LogWindow, place: PathClaim): PathClaim {
  const start = (window.text(1)?.indexOf("|") ?? -1) + 2;
  if (start < 2) return place;
  for (let offset = 2; offset < 40; offset++) {
    if (!window.text(offset)?.startsWith(`${place.line} |`.padStart(start - 1)) || place.column === undefined)
      continue;
    const marks = window.text(offset + 1) ?? "";
    const from = start + place.column - 1;
    const length = /^\^+/.exec(marks.slice(from))?.[0].length ?? 0;
    const isWhole = length > 0 && marks[from - 1] !== "^";
    return isWhole ? { ...place, endLine: place.line, endColumn: place.column + length } : place;
  }
  return place;
}
