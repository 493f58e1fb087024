import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { parsePlaceLine } from "../place-line.ts";

const HEAD = /^(error|warning): (?:\[([a-z-]+)\] )?(\S.*)$/;
const CARET = /^\s*\^$/;
const NO_FILE =
  /^error: ((?:file not found|invalid flag|release version|invalid source release|warnings found and -Werror|no source files|cannot (?:access|find)).*)$/;
/** Gradle 1 to 4 leaves the line of its task open: `:app:compileJava/home/shop/Cart.java:4: error: …` */
const TASK = /^(?::[\w-]+)+(?=\/|[A-Za-z]:\\)/;
const MAX_CODE_LINES = 8;
const MAX_DETAILS = 12;

/** Errors and warnings of the Java compiler. */
export const javac: LogFormat = {
  id: "javac",
  title: "Java compiler",
  glance: [".java:", "error: "],
  read,
};

/** `src/Cart.java:11: error: cannot find symbol`, the line of code and a caret below, then what explains the message. */
function read(window: LogWindow): Match | undefined {
  const text = window.text(0) ?? "";
  const message = NO_FILE.exec(text)?.[1];
  if (message !== undefined) return { from: 0, to: 1, findings: [{ severity: "error", message }] };
  const line = parsePlaceLine(text.replace(TASK, ""));
  const [, level, code, said] = HEAD.exec(line?.text ?? "") ?? [];
  if (line?.isExact !== true || said === undefined || !line.place.path.endsWith(".java")) return undefined;
  const caret = caretBelow(window);
  const before = linesOf(window, 1, caret === undefined ? 1 : caret - 1);
  const after = caret === undefined ? [] : detailsBelow(window, caret + 1);
  const finding: Finding = {
    severity: level === "warning" ? "warning" : "error",
    message: [said, ...before, ...after].join("\n"),
    place: caret === undefined ? line.place : { ...line.place, column: columnOf(window, caret) },
  };
  if (code !== undefined) finding.code = code;
  return { from: 0, to: (caret ?? 0) + 1 + after.length, findings: [finding] };
}

/** The caret stands below the code; lines of the message may come before. */
function caretBelow(window: LogWindow): number | undefined {
  for (let offset = 2; offset <= MAX_CODE_LINES; offset++) {
    const text = window.text(offset);
    if (text === undefined || parsePlaceLine(text)?.isExact === true) return undefined;
    if (CARET.test(text)) return offset;
  }
  return undefined;
}

function detailsBelow(window: LogWindow, from: number): string[] {
  let to = from;
  while (to < from + MAX_DETAILS && /^ {2,}\S/.test(window.text(to) ?? "")) to += 1;
  return linesOf(window, from, to);
}

function linesOf(window: LogWindow, from: number, to: number): string[] {
  return Array.from({ length: to - from }, (_, index) => window.text(from + index)?.trimEnd() ?? "");
}

function columnOf(window: LogWindow, offset: number): number {
  return (window.text(offset)?.indexOf("^") ?? 0) + 1;
}
