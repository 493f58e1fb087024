import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { parsePlaceLine } from "../place-line.ts";

const CODE = /^(.*\S) {1,2}\[([a-z][a-z-]*)\]$/;
const CODE_ALONE = /^\[([a-z][a-z-]*)\]$/;
const MAX_LINES = 12;

/** Errors of the mypy type checker, plain and `--pretty`. */
export const mypy: LogFormat = {
  id: "mypy",
  title: "mypy",
  glance: ["error:"],
  read,
};

function read(window: LogWindow): Match | undefined {
  const head = parsePlaceLine(window.text(0) ?? "");
  if (head === undefined || !/\.(?:pyi?|ipynb)$/.test(head.place.path) || !head.text.startsWith("error: "))
    return undefined;
  const first = head.text.slice("error: ".length).trim();
  const more = CODE.test(first) ? [] : wrapped(window);
  const text = [first, ...more].join(" ");
  const [, message = text, code] = CODE.exec(text) ?? [];
  const place = { ...head.place };
  if (place.endColumn !== undefined) place.endColumn += 1;
  const finding: Finding = { severity: "error", message, place };
  if (code !== undefined) finding.code = code;
  return { from: 0, to: codeFrameEnd(window, 1 + more.length), findings: [finding] };
}

/** `--pretty` wraps a message to the width of the terminal; it ends in its code, and the marked code comes below. */
function wrapped(window: LogWindow): string[] {
  const lines: string[] = [];
  while (lines.length < MAX_LINES) {
    const text = window.text(lines.length + 1);
    if (text === undefined || text.trim() === "" || text.startsWith("    ")) return [];
    if (parsePlaceLine(text)?.isExact === true || /^Found \d/.test(text)) return [];
    lines.push(text.trim());
    if (CODE.test(text) || CODE_ALONE.test(text)) return lines;
  }
  return [];
}

/** The line of code and the carets below it belong to the message. */
function codeFrameEnd(window: LogWindow, from: number): number {
  const isFrame = window.text(from)?.startsWith("    ") === true;
  return isFrame && /^ {4,}\^~*$/.test(window.text(from + 1) ?? "") ? from + 2 : from;
}
