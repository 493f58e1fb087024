import { parseCompilerError } from "../compiler-error.ts";
import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { isV8Frame } from "../v8-frame.ts";

const HEAD = /^(?:\w{1,40}Error|Error): (?:\[BABEL\] )?(?=\/|[A-Za-z]:[\\/])/;
const POSITION = / \(\d{1,9}:\d{1,9}\):?$/;
const MISSING = /^Error: (Cannot find (?:package|module) '(?:babel|@babel)[^']{0,100}')/;
const EXCERPT = /^[> ] {0,8}\d{0,9} {0,8}\|/;
/** Test runners print a line of their own above the excerpt. */
const STACK = /^ {4}at /;
const CONFIG = /^ConfigError: (\S.*)$/;
const MAX_LINES = 80;

/** Errors of Babel's command and of programs that call it: syntax errors, plugins' errors, presets that are missing. */
export const babel: LogFormat = {
  id: "babel",
  title: "Babel",
  glance: ["Error: /", "Error: [BABEL] ", "Error: C:", "Error: D:", "Error: Cannot find ", "ConfigError: "],
  read: (window) => readFile(window) ?? readMissing(window) ?? readConfig(window),
};

/** `SyntaxError: /home/runner/work/shop/shop/src/broken.js: Unexpected token, expected "," (2:15)`, columns from 0 */
function readFile(window: LogWindow): Match | undefined {
  const text = (window.text(0) ?? "").trimEnd();
  if (!HEAD.test(text) || !(POSITION.test(text) || text.includes("[BABEL]"))) return undefined;
  const below = window.text(window.text(1) === "" ? 2 : 1) ?? "";
  if (!EXCERPT.test(below) && !STACK.test(below)) return undefined;
  const { message, place } = parseCompilerError(text.replace("[BABEL] ", ""));
  if (place === undefined) return undefined;
  return { from: 0, to: errorEnd(window), findings: [{ severity: "error", message, place }] };
}

function errorEnd(window: LogWindow): number {
  let end = 1;
  for (let offset = 1; offset < MAX_LINES; offset++) {
    const text = window.text(offset);
    if (text === undefined) break;
    const isPart = EXCERPT.test(text) || isV8Frame(text) || text.startsWith("  ") || text === "}";
    if (isPart) end = offset + 1;
    else if (text !== "") break;
  }
  return end;
}

/** `ConfigError: .presets must be an array, or undefined`, with a stack in Babel itself; the file stands in it, if anywhere. */
function readConfig(window: LogWindow): Match | undefined {
  const message = CONFIG.exec(window.text(0)?.replace("[BABEL] ", "") ?? "")?.[1];
  if (message === undefined || !(window.text(1) ?? "").includes("@babel")) return undefined;
  return { from: 0, to: errorEnd(window), findings: [{ severity: "error", message }] };
}

/** `Error: Cannot find package 'babel-preset-nope' imported from …`, with a stack in Babel itself */
function readMissing(window: LogWindow): Match | undefined {
  const message = MISSING.exec(window.text(0) ?? "")?.[1];
  const to = errorEnd(window);
  const isBabel = Array.from({ length: to }, (_, offset) => window.text(offset) ?? "").some((text) =>
    text.includes("@babel"),
  );
  if (message === undefined || !isBabel) return undefined;
  const finding: Finding = { severity: "error", message };
  return { from: 0, to, findings: [finding] };
}
