import type { Severity } from "../../../model/problem.ts";
import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { readModuleBlock } from "./module-block.ts";
import { claim } from "../place.ts";
import { parsePlaceLine } from "../place-line.ts";

const TEXT = /^([CRWEF]\d{4}): (\S.*) \(([a-z][a-z0-9-]*)\)$/;
const MSVS = /^(\S[^()]{0,400}\.pyi?)\((\d{1,9})\): \[([CRWEF]\d{4})\([a-z][a-z0-9-]*\)[^\]]*\] (\S.*)$/;
const PARSEABLE = /^\[([CRWEF]\d{4})\([a-z][a-z0-9-]*\), [^\]]*\] (\S.*)$/;

/** Messages of Pylint, as `text`, `colorized` and `parseable`. */
export const pylint: LogFormat = {
  id: "pylint",
  title: "Pylint",
  glance: [".py", "* Module "],
  read,
};

function read(window: LogWindow): Match | undefined {
  const block = readModuleBlock(window);
  if (block !== undefined) return block;
  const line = parsePlaceLine(window.text(0) ?? "");
  if (line?.isExact !== true) return readMsvs(window.text(0) ?? "");
  const [, code, message] = TEXT.exec(line.text) ?? PARSEABLE.exec(line.text) ?? [];
  if (code === undefined || message === undefined) return undefined;
  const { path, line: number, column } = line.place;
  const place = claim(path, number, printedColumn(window.text(0) ?? "", column));
  const finding: Finding = { code, severity: severityOf(code), message, place };
  return { from: 0, to: 1, findings: [finding] };
}

/** Reads `cart.py(4): [W0311(bad-indentation)] Bad indentation. Found 2 spaces, expected 4`. */
function readMsvs(text: string): Match | undefined {
  const [, path, line, code, message] = MSVS.exec(text) ?? [];
  if (path === undefined || code === undefined || message === undefined) return undefined;
  const finding: Finding = { code, severity: severityOf(code), message, place: { path, line: Number(line) } };
  return { from: 0, to: 1, findings: [finding] };
}

/** Pylint counts columns from 0. */
function printedColumn(text: string, column: number | undefined): number | undefined {
  if (column !== undefined) return column + 1;
  return /:\d{1,9}:0: /.test(text) ? 1 : undefined;
}

/** Conventions, refactorings and warnings are no errors to Pylint. */
function severityOf(code: string): Severity {
  return code.startsWith("E") || code.startsWith("F") ? "error" : "warning";
}
