import type { LogFormat, LogWindow, Match } from "../format.ts";
import { claim } from "../place.ts";

/** `· erroring file: dist/a.js`, below it `· error: SyntaxError: The keyword 'const' is reserved (1:0)` and acorn's stack. */
const FILE = /^ {2,12}· erroring file: (\S.*)$/;
const ERROR = /^ {2,12}· error: (\S.*?)(?: \((\d{1,9}):(\d{1,9})\))?$/;
const MAX_LINES = 40;

/** Files whose syntax ES-Check does not allow. Columns count from 0 in the log. */
export const esCheck: LogFormat = { id: "es-check", title: "ES-Check", glance: ["· erroring file: "], read };

function read(window: LogWindow): Match | undefined {
  const path = FILE.exec(window.text(0) ?? "")?.[1];
  const [, message, line, column] = ERROR.exec(window.text(1) ?? "") ?? [];
  if (path === undefined || message === undefined) return undefined;
  let to = 2;
  while (to < MAX_LINES && isBelow(window.text(to))) to += 1;
  const place = claim(path, Number(line ?? 0), column === undefined ? undefined : Number(column) + 1);
  return { from: 0, to, findings: [{ severity: "error", message, place }] };
}

function isBelow(text: string | undefined): boolean {
  return text !== undefined && (text.trim() === "" || /^ {4,}\S/.test(text));
}
