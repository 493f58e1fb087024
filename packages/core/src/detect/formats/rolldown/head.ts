import type { Severity } from "../../../model/problem.ts";

/** First line of a message. */
export interface Head {
  code?: string;
  severity: Severity;
  message: string;
  /** Whether a plugin reports it: then its place stands behind the name. */
  isPlugin: boolean;
  /** Whether nothing stands in front of the name. */
  isBare: boolean;
}

const CODE = /^[A-Z][A-Z0-9_]+$/;
const PLUGIN = "plugin ";
const NAMED_BY_ROLLDOWN = "builtin:";
const WARNS = /(?:\(\d{1,9}:\d{1,9}\)|\(!\)|WARN|Warning:)$/;
/** Before version 1 the level stands behind the name. */
const WARNED = "Warning: ";
const FAILS = /(?:^|ERROR|Error:|\[error\])$/;

/**
 * Reads `[MISSING_EXPORT] "totals" is not exported by "src/cart.ts".`, `[plugin checker] /home/shop/cart.ts:3:7`, or, of a
 * warning, `src/main.js (3:22) [EVAL] Use of direct eval …`.
 */
export function parseHead(text: string): Head | undefined {
  const open = text.startsWith("[error] ") ? text.indexOf("[", 1) : text.indexOf("[");
  const close = open === -1 ? -1 : text.indexOf("]", open);
  if (close === -1 || (text[close + 1] ?? " ") !== " ") return undefined;
  const name = text.slice(open + 1, close);
  const said = text.slice(close + 2).trimEnd();
  const isWarned = said.startsWith(WARNED);
  const before = text.slice(0, open).trim();
  const severity = isWarned ? "warning" : severityOf(before);
  const isPlugin = name.startsWith(PLUGIN);
  const isCode = CODE.test(name);
  if (severity === undefined || !(isCode || isPlugin || name.startsWith(NAMED_BY_ROLLDOWN))) return undefined;
  const message = isWarned ? said.slice(WARNED.length) : said;
  const head: Head = { severity, message, isPlugin, isBare: before === "" };
  return isCode ? { ...head, code: name } : head;
}

function severityOf(before: string): Severity | undefined {
  if (FAILS.test(before)) return "error";
  return WARNS.test(before) ? "warning" : undefined;
}
