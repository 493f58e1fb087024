import { parseErrorHead } from "../error-head.ts";
import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { claim, ownPlace, parsePlace, toPath } from "../place.ts";
import { readBlock } from "./block.ts";
import { readJson } from "./json.ts";

const TYPE = /^(TS\d{1,6}) \[(ERROR|WARNING)\]: (.*)$/s;
const ERROR = /^(error|warn): (?:Uncaught (?:\(in (?:promise|worker "[^"]{0,100}")\) )?)?(\S.*)$/s;
const UNCAUGHT = "error: Uncaught ";
const LINT = /^(error|warning)\[([a-z][a-z0-9/-]*)\]: (\S.*)$/s;
const PARSED = /^The module's source code could not be parsed: /;
const POSITION = / at file:\/\/\S{1,400}:\d{1,9}:\d{1,9}$/;
const UNREAD = /^Error (?:linting|checking|formatting): (\S.*)$/s;
const LINE = /^Line (\d{1,9}), column (\d{1,9}): (.*)$/s;
const FORMATTED = /^from (\S.*):$/s;
/** The formatter `--compact` of the linter. */
const COMPACT = /^(file:\/\/\S.{0,400}): line (\d{1,9}), col (\d{1,9}) - (\S.*) \(([a-z][a-z0-9/-]*)\)$/s;
/** What is not there, told without a stack. */
const MISSING = /^(?:error: (Module not found "(?:file|https?):\S{1,400}"\.)|(Task not found: \S{1,100}))$/;
const CONSEQUENCE = /^error: (?:Type checking failed\.|Found \d{1,9} not formatted files?|Test failed)/;
const MAX_LINT_LINES = 24;

const UNREAD_GLANCE = ["Error linting: ", "Error checking: ", "Error formatting: ", "warn: SyntaxError"];

/** Errors of Deno: type check, lint, format, uncaught errors and modules that are not found. */
export const deno: LogFormat = {
  id: "deno",
  title: "Deno",
  glance: [
    "[ERROR]",
    "[WARNING]",
    "error: ",
    "error[",
    "warning[",
    "from /",
    "from\u001B[0m /",
    "from C:",
    "from D:",
    "Task not found: ",
    ", col ",
    '"filename": "file:',
    '"file_path": "',
    ...UNREAD_GLANCE,
  ],
  read(window) {
    const text = (window.text(0) ?? "").trimEnd();
    return (
      readType(window, text) ??
      readLint(window, text) ??
      readConsequence(text) ??
      readError(window, text) ??
      readFormat(window, text) ??
      readUnread(window, text) ??
      readCompact(text) ??
      readMissing(window, text) ??
      readJson(window, text)
    );
  },
};

/** `TS2322 [ERROR]: Type 'number' is not assignable to type 'string'.`, its place below the excerpt */
function readType(window: LogWindow, text: string): Match | undefined {
  const [, code, level, said] = TYPE.exec(text) ?? [];
  const block = code === undefined ? undefined : readBlock(window);
  if (code === undefined || said === undefined || block === undefined) return undefined;
  const message = [said, ...block.tail].join("\n");
  const finding: Finding = { severity: level === "WARNING" ? "warning" : "error", code, message };
  const place = ownPlace(block.frames);
  return { from: 0, to: block.to, findings: [place === undefined ? finding : { ...finding, place }] };
}

/** `error[prefer-const]: \`total\` is never reassigned`, ` --> /home/runner/work/shop/shop/src/lint.ts:1:5` */
function readLint(window: LogWindow, text: string): Match | undefined {
  const [, level, code, message] = LINT.exec(text) ?? [];
  const arrow = (window.text(1) ?? "").trim();
  const place = arrow.startsWith("--> ") ? parsePlace(arrow.slice("--> ".length)) : undefined;
  if (level === undefined || code === undefined || message === undefined || place === undefined)
    return undefined;
  let to = 2;
  while (to < MAX_LINT_LINES && /^(?: {2}|\d{1,9} \||$)/.test(window.text(to) ?? "x")) to += 1;
  const severity = level === "error" ? "error" : "warning";
  return { from: 0, to, findings: [{ severity, code, message, place }] };
}

function readConsequence(text: string): Match | undefined {
  if (!CONSEQUENCE.test(text)) return undefined;
  const message = text.slice("error: ".length);
  return { from: 0, to: 1, findings: [{ severity: "error", message, consequence: true }] };
}

/** `error: Uncaught (in promise) TypeError: There is no order`, known by the `file:` URLs of its stack */
function readError(window: LogWindow, text: string): Match | undefined {
  const [, level, said] = ERROR.exec(text) ?? [];
  const block = said === undefined ? undefined : readBlock(window, text.startsWith(UNCAUGHT));
  if (said === undefined || block === undefined || !hasUrl(window, block.to)) return undefined;
  const first = said.replace(PARSED, "").replace(POSITION, "");
  const severity = level === "warn" ? "warning" : "error";
  const finding: Finding = { severity, message: [first, ...block.tail].join("\n") };
  const head = parseErrorHead(first);
  const code = head?.code ?? head?.name;
  const place = ownPlace(block.frames);
  if (code !== undefined) finding.code = code;
  if (place !== undefined) finding.place = place;
  if (block.frames.length > 0) finding.frames = block.frames;
  return { from: 0, to: block.to, findings: [finding] };
}

/** `file:///home/shop/src/cart.ts: line 1, col 5 - \`total\` is never reassigned (prefer-const)` */
function readCompact(text: string): Match | undefined {
  const [, path, line, column, message, code] = COMPACT.exec(text) ?? [];
  if (path === undefined || message === undefined || code === undefined) return undefined;
  const place = claim(toPath(path), Number(line), Number(column));
  return { from: 0, to: 1, findings: [{ severity: "error", code, message, place }] };
}

/** `error: Module not found "file:///home/shop/main.ts".`; `Task not found: build` above `Available tasks:` */
function readMissing(window: LogWindow, text: string): Match | undefined {
  const [, module, task] = MISSING.exec(text) ?? [];
  const isTask = task !== undefined && window.text(1)?.trimEnd() === "Available tasks:";
  const message = module ?? (isTask ? task : undefined);
  return message === undefined ? undefined : { from: 0, to: 1, findings: [{ severity: "error", message }] };
}

function hasUrl(window: LogWindow, to: number): boolean {
  for (let offset = 1; offset < to; offset++) {
    if (/^ +at .*(?:file|https?|ext):/.test(window.text(offset) ?? "")) return true;
  }
  return false;
}

/** `from /home/runner/work/shop/shop/src/cart.ts:`, below it the lines that are not formatted */
function readFormat(window: LogWindow, text: string): Match | undefined {
  const path = FORMATTED.exec(text)?.[1];
  const [, line] = /^ {0,8}(\d{1,9}) \| [-+]/.exec(window.text(1) ?? "") ?? [];
  if (path === undefined || line === undefined) return undefined;
  let to = 2;
  while (to < MAX_LINT_LINES && /^ {0,8}\d{1,9} \| [-+]/.test(window.text(to) ?? "")) to += 1;
  const place = { path, line: Number(line) };
  return { from: 0, to, findings: [{ severity: "error", message: "The file is not formatted", place }] };
}

/**
 * A file that the linter or the formatter cannot read: `Error checking: /home/runner/work/shop/shop/src/cart.ts`, below it
 * `  SyntaxError: Expected ',', got ';'` with an excerpt and a stack, or `  Line 3, column 14: Unexpected comma`.
 */
function readUnread(window: LogWindow, text: string): Match | undefined {
  const path = UNREAD.exec(text)?.[1];
  if (path === undefined) return undefined;
  const [, line, column, said] = LINE.exec((window.text(1) ?? "").trim()) ?? [];
  if (said !== undefined) {
    const place = claim(path, Number(line), Number(column));
    return { from: 0, to: 2, findings: [{ severity: "error", message: said, place }] };
  }
  const block = readBlock(window);
  if (block === undefined) return undefined;
  const message = block.tail.map((part) => part.trim()).join("\n");
  const code = parseErrorHead(message)?.name;
  const place = ownPlace(block.frames) ?? { path, line: 1 };
  const finding: Finding = { severity: "error", message, place };
  return { from: 0, to: block.to, findings: [code === undefined ? finding : { ...finding, code }] };
}
