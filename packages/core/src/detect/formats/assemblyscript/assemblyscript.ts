import type { LogFormat, LogWindow, Match } from "../format.ts";
import { lookBack } from "../look-back.ts";
import { claim } from "../place.ts";

/** `   └─ in assembly/index.ts(3,14)` */
const PLACE = /^ {3}└─ in (\S.*)\((\d{1,7}),(\d{1,7})\)$/;
const HEAD = /^(ERROR|WARNING) ((?:TS|AS)\d{1,5}): (\S.*)$/;
const MAX_LINES = 12;

/** Diagnostics of AssemblyScript's compiler, whose codes are TypeScript's or its own. */
export const assemblyscript: LogFormat = {
  id: "assemblyscript",
  title: "AssemblyScript",
  glance: ["   └─ in "],
  read,
};

function read(window: LogWindow): Match | undefined {
  const [, path, line, column] = PLACE.exec(window.text(0) ?? "") ?? [];
  const start = path === undefined ? undefined : lookBack(window, MAX_LINES, (text) => HEAD.test(text));
  if (path === undefined || start === undefined) return undefined;
  const [, level, code = "", message = ""] = HEAD.exec(window.text(start) ?? "") ?? [];
  const severity = level === "ERROR" ? "error" : "warning";
  const place = claim(path, Number(line), Number(column));
  return { from: start, to: 1, findings: [{ severity, code, message: message.trimEnd(), place }] };
}
