import type { Finding, LogWindow, Match } from "../format.ts";

const FAILED = /^ {4}0: failed to read (\.swcrc) file for input file at /;
const CAUSE = /^ {4}\d{1,2}: (\S.*)$/;
const AT = /(?:on|at) line (\d{1,9}) column (\d{1,9})/;
const MAX_CAUSES = 8;

/** `    0: failed to read .swcrc file for input file at `x.js``, then what is wrong with it, the innermost last. */
export function readConfig(window: LogWindow): Match | undefined {
  const path = FAILED.exec(window.text(0) ?? "")?.[1];
  if (path === undefined) return undefined;
  const causes: string[] = [];
  while (causes.length < MAX_CAUSES) {
    const cause = CAUSE.exec(window.text(causes.length + 1) ?? "")?.[1];
    if (cause === undefined) break;
    causes.push(cause.trimEnd());
  }
  const message = causes.at(-1);
  if (message === undefined) return undefined;
  const [, line, column] = AT.exec(message) ?? [];
  const place = line === undefined ? { path, line: 1 } : { path, line: Number(line), column: Number(column) };
  const finding: Finding = { severity: "error", message, place };
  return { from: 0, to: causes.length + 1, findings: [finding] };
}
