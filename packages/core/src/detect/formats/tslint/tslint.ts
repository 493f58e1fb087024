import type { Severity } from "../../../model/problem.ts";
import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { claim } from "../place.ts";

const LEVEL = /^(ERROR|WARNING): (?:\(([\w-]{1,80})\) )?|^\(([\w-]{1,80})\) /;
const PROSE = /:(\d{1,9}):(\d{1,9}) - /;
const BRACKETS = /\.[jt]sx?(\[(\d{1,9}), (\d{1,9})\]: )/;
const ROW = /^(ERROR|WARNING): (\d{1,9}):(\d{1,9}) {2,}([\w-]{1,80}) {2,}(\S.*)$/;
const BUILD = /\.[jt]sx?(\((\d{1,9}),(\d{1,9})\): (error|warning) ([a-z][A-Za-z]{0,80}): )/;
const MAX_ROWS = 400;

/** TSLint's formatters `prose`, `stylish`, `verbose` and `msbuild`, also of versions that told no severity. */
export const tslint: LogFormat = {
  id: "tslint",
  title: "TSLint",
  glance: ["ERROR: ", "WARNING: ", ".ts[", ".tsx[", ".js[", "): error ", "): warning "],
  read(window) {
    const text = window.text(0)?.trimEnd() ?? "";
    const finding = readProse(text) ?? readBrackets(text) ?? readBuild(text);
    return finding === undefined ? readRows(window) : { from: 0, to: 1, findings: [finding] };
  },
};

/** `ERROR: src/cart.ts:1:9 - ' should be "`. */
function readProse(text: string): Finding | undefined {
  const level = LEVEL.exec(text);
  const rest = text.slice(level?.[0].length ?? 0);
  const found = level === null ? null : PROSE.exec(rest);
  if (found === null || found.index === 0) return undefined;
  const place = claim(rest.slice(0, found.index), Number(found[1]), Number(found[2]));
  return { severity: severityOf(level?.[1]), message: rest.slice(found.index + found[0].length), place };
}

/** `ERROR: (quotemark) src/cart.ts[1, 9]: ' should be "`. */
function readBrackets(text: string): Finding | undefined {
  const level = LEVEL.exec(text);
  const code = level?.[2] ?? level?.[3];
  const rest = text.slice(level?.[0].length ?? 0);
  const found = BRACKETS.exec(rest);
  const [whole = "", tail = "", line, column] = found ?? [];
  if (found === null || found.index === 0) return undefined;
  const end = found.index + whole.length;
  const place = claim(rest.slice(0, end - tail.length), Number(line), Number(column));
  const finding: Finding = { severity: severityOf(level?.[1]), message: rest.slice(end), place };
  return code === undefined ? finding : { ...finding, code };
}

/** `src/cart.ts(4,7): error className: Class name must be in pascal case`. */
function readBuild(text: string): Finding | undefined {
  const found = BUILD.exec(text);
  const [whole = "", tail = "", line, column, level, code] = found ?? [];
  if (found === null || found.index === 0 || code === undefined) return undefined;
  const end = found.index + whole.length;
  const place = claim(text.slice(0, end - tail.length), Number(line), Number(column));
  return { code, severity: severityOf(level), message: text.slice(end), place };
}

/** Rows below a file and its first position: `ERROR: 1:9   quotemark   ' should be "`. */
function readRows(window: LogWindow): Match | undefined {
  const path = /^(\S.*):\d{1,9}:\d{1,9}$/.exec(window.text(-1)?.trimEnd() ?? "")?.[1];
  if (path === undefined) return undefined;
  const findings: Finding[] = [];
  for (let offset = 0; offset < MAX_ROWS; offset++) {
    const [, level, line, column, code, message] = ROW.exec(window.text(offset)?.trimEnd() ?? "") ?? [];
    if (code === undefined || message === undefined) break;
    const place = claim(path, Number(line), Number(column));
    findings.push({ code, severity: severityOf(level), message, place, lines: { from: offset, to: offset } });
  }
  return findings.length === 0 ? undefined : { from: -1, to: findings.length, findings };
}

function severityOf(level: string | undefined): Severity {
  return level?.toLowerCase() === "warning" ? "warning" : "error";
}
