import { parseCompilerError } from "../compiler-error.ts";
import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { claim } from "../place.ts";
import { isV8Frame } from "../v8-frame.ts";

const MARK = "  ⨯ ";
const FIELDS = "  failedTask=";
const BULLET = "  • ";
const DETAIL = /^ - \S/;
const POSITION = /\(line (\d{1,9}) column (\d{1,9})\)$/;
const MAX_LINES = 60;

/** Errors of electron-builder, which end in fields such as `failedTask=build`. */
export const electronBuilder: LogFormat = {
  id: "electron-builder",
  title: "electron-builder",
  glance: ["⨯ "],
  read,
};

/** `  ⨯ Cannot compute electron version from installed node modules  failedTask=build stackTrace=Error: …` */
function read(window: LogWindow): Match | undefined {
  const text = window.text(0) ?? "";
  const isOwn = text.includes(FIELDS) || window.text(-1)?.startsWith(BULLET) === true;
  if (!text.startsWith(MARK) || !isOwn) return undefined;
  const message = (text.split(FIELDS, 1)[0] ?? "").slice(MARK.length).trimEnd();
  const details: string[] = [];
  while (DETAIL.test(window.text(1 + details.length) ?? ""))
    details.push(window.text(1 + details.length) ?? "");
  return { from: 0, to: errorEnd(window, 1 + details.length), findings: [toFinding(message, details)] };
}

function toFinding(said: string, details: readonly string[]): Finding {
  const [, line, column] = POSITION.exec(said) ?? [];
  const compiled = line === undefined ? undefined : parseCompilerError(said);
  const message = [compiled?.message ?? said, ...details.map((detail) => detail.trimEnd())].join("\n");
  const finding: Finding = { severity: "error", message };
  if (compiled?.place !== undefined) finding.place = claim(compiled.place.path, Number(line), Number(column));
  return finding;
}

/** The stack repeats the message. */
function errorEnd(window: LogWindow, from: number): number {
  let end = from;
  for (let offset = from; offset < from + MAX_LINES; offset++) {
    const text = window.text(offset);
    if (text === undefined || text.startsWith(BULLET) || text.startsWith(MARK)) break;
    if (isV8Frame(text) || text.startsWith(FIELDS)) end = offset + 1;
    else if (text !== "" && !text.startsWith(" ")) break;
  }
  return end;
}
