import { blockLines } from "../block-lines.ts";
import type { LogFormat, LogWindow, Match } from "../format.ts";

const SOLVING = "version solving failed.";
const OUTDATED = "pyproject.toml changed significantly since poetry.lock was last generated.";
const UNSUPPORTED = "The currently activated Python version ";
const INVALID = "Invalid TOML file ";

const START = /^ *(?:Because|The current project's|\S.* requires) /;
const PLACE = /^Invalid TOML file ((?:[A-Za-z]:)?[^:]{1,300}): (.*) at line (\d{1,9}) col (\d{1,9})$/s;
const MAX_ABOVE = 60;

/** Requirements that Poetry cannot meet, a lock file that is behind, and a `pyproject.toml` that it cannot read. */
export const poetry: LogFormat = {
  id: "poetry",
  title: "Poetry",
  glance: [SOLVING, OUTDATED, UNSUPPORTED, INVALID],
  read: (window) => readConflict(window) ?? readLine(window),
};

/** A paragraph that begins with `Because shop depends on` and ends with `version solving failed.` */
function readConflict(window: LogWindow): Match | undefined {
  if (window.text(0)?.trimEnd().endsWith(SOLVING) !== true) return undefined;
  let from = 0;
  while (from > -MAX_ABOVE && isParagraph(window.text(from - 1))) from -= 1;
  while (from < 0 && !START.test(window.text(from) ?? "")) from += 1;
  const lines = blockLines(window, from, 1 - from, () => false);
  const findings = [{ severity: "error" as const, message: lines.map((line) => line.trim()).join("\n") }];
  return { from, to: 1, findings };
}

function isParagraph(text: string | undefined): boolean {
  return text !== undefined && text.trim() !== "" && !/^\s*(?:\w*Error|SolveFailure)$/.test(text);
}

function readLine(window: LogWindow): Match | undefined {
  const text = window.text(0)?.trim() ?? "";
  const [, path, message, line, column] = PLACE.exec(text) ?? [];
  if (path !== undefined && message !== undefined) {
    const place = { path, line: Number(line), column: Number(column) + 1 };
    return { from: 0, to: 1, findings: [{ severity: "error", message, place }] };
  }
  const isUnsupported = text.startsWith(UNSUPPORTED) && text.includes(" is not supported by the project ");
  if (!isUnsupported && !text.startsWith(OUTDATED)) return undefined;
  return { from: 0, to: 1, findings: [{ severity: "error", message: text }] };
}
