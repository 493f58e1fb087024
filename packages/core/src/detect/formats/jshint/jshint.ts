import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { claim } from "../place.ts";
import { readPictures } from "./pictures.ts";

const MIDDLE = /: line (\d{1,9}), col (\d{1,9}), (?!(?:[Ee]rror|[Ww]arning) - )/;
const ROW = /^ {2}line (\d{1,9}) {2}col (\d{1,9}) {2,}(\S.*)$/;
const CODE = / \(([EWI]\d{3})\)$/;
const MAX_ROWS = 400;

/** JSHint's default reporter, jshint-stylish, and the pictures that grunt-contrib-jshint draws. */
export const jshint: LogFormat = {
  id: "jshint",
  title: "JSHint",
  glance: [": line ", "  line ", "  ^ "],
  read: (window, previous) => readLine(window) ?? readRows(window) ?? readPictures(window, previous),
};

/** `src/cart.js: line 1, col 12, Missing semicolon. (W033)`, the code with `--verbose` only. */
function readLine(window: LogWindow): Match | undefined {
  const text = window.text(0)?.trimEnd() ?? "";
  const found = MIDDLE.exec(text);
  if (found === null || found.index === 0) return undefined;
  const [middle, line, column] = found;
  const message = text.slice(found.index + middle.length);
  return { from: 0, to: 1, findings: [toFinding(text.slice(0, found.index), [line, column], message)] };
}

/** Rows below a file: `  line 1  col 12  Missing semicolon.`. */
function readRows(window: LogWindow): Match | undefined {
  const path = window.text(-1)?.trimEnd() ?? "";
  if (!/^\S.*\.\w+$/.test(path)) return undefined;
  const findings: Finding[] = [];
  for (let offset = 0; offset < MAX_ROWS; offset++) {
    const [, line, column, text] = ROW.exec(window.text(offset)?.trimEnd() ?? "") ?? [];
    if (text === undefined) break;
    findings.push({ ...toFinding(path, [line, column], text), lines: { from: offset, to: offset } });
  }
  return findings.length === 0 ? undefined : { from: -1, to: findings.length, findings };
}

type Position = readonly [line: string | undefined, column: string | undefined];

function toFinding(path: string, [line, column]: Position, text: string): Finding {
  const code = CODE.exec(text)?.[1];
  const message = text.replace(CODE, "").trimEnd();
  const finding: Finding = { severity: "error", message, place: claim(path, Number(line), Number(column)) };
  return code === undefined ? finding : { ...finding, code };
}
