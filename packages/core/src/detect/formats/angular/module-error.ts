import type { Finding, LogWindow, Match } from "../format.ts";
import { claim } from "../place.ts";

const LINE = /:(\d{1,9}):(\d{1,9})(?:-\d{1,9}(?::\d{1,9})?)? - (Error|Warning): /;
const MAX_MESSAGE_LINES = 20;

/** Reads a module that webpack could not build, columns from 0: `./src/main.ts:4:0-30 - Error: Module not found: Error: Can't resolve …`. */
export function readModuleError(window: LogWindow): Match | undefined {
  const text = window.text(0)?.trimEnd() ?? "";
  const found = LINE.exec(text);
  if (found === null || found.index === 0 || !text.startsWith("./")) return undefined;
  const [head, line, column, level] = found;
  const lines = [text.slice(found.index + head.length)];
  while (lines.length < MAX_MESSAGE_LINES && (window.text(lines.length) ?? "") !== "")
    lines.push((window.text(lines.length) ?? "").trimEnd());
  const finding: Finding = {
    severity: level === "Warning" ? "warning" : "error",
    message: lines.join("\n"),
    place: claim(text.slice(0, found.index), Number(line), Number(column) + 1),
  };
  return { from: 0, to: lines.length, findings: [finding] };
}
