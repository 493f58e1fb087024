import { indentOf } from "../block-lines.ts";
import type { Finding, LogWindow, Match } from "../format.ts";
import { claim } from "../place.ts";
import { readYamlValues } from "../yaml-values.ts";

export const TAP_ITEM = "    - message: ";
export const TAP_RULE = "    ruleId: ";

const FILE = /^(?:not )?ok \d{1,9} - (\S.*)$/s;
const FIRST = /^ {2}message: /;
const RULE = /^ +ruleId: /;
const BLOCK = "  ---";
const MAX_LINES = 384;
const MAX_MESSAGE_LINES = 60;

/**
 * Reads what the `tap` formatter says of one file: `not ok 2 - /home/shop/src/cart.ts`, and in the block below it
 * `message`, `severity` and `data` with `line`, `column` and `ruleId`, others below `messages:`.
 */
export function readTap(window: LogWindow, previous: Match | undefined): Match | undefined {
  const start = startOf(window, previous);
  if (start === undefined) return undefined;
  const findings: Finding[] = [];
  let offset = start.offset;
  while (offset < MAX_LINES) {
    const end = messageEnd(window, offset);
    if (end === undefined) break;
    findings.push({ ...toFinding(window, start.path, [offset, end]), lines: { from: offset, to: end - 1 } });
    offset = window.text(end)?.trim() === "messages:" ? end + 1 : end;
  }
  const to = window.text(offset) === "  ..." ? offset + 1 : offset;
  return findings.length === 0 ? undefined : { from: start.from, to, findings };
}

interface Start {
  path: string;
  /** Where the file's line stands, or the first message. */
  from: number;
  offset: number;
}

/** Where the first message stands: below the file's line, or here, where the match before was too long for a window. */
function startOf(window: LogWindow, previous: Match | undefined): Start | undefined {
  const text = window.text(0)?.trimEnd() ?? "";
  const before = text.startsWith(TAP_ITEM) ? previous?.findings.at(-1)?.place?.path : undefined;
  if (before !== undefined) return { path: before, from: 0, offset: 0 };
  const from = RULE.test(text) ? blockAbove(window) - 1 : 0;
  const path = FILE.exec(window.text(from)?.trimEnd() ?? "")?.[1];
  const hasBlock = window.text(from + 1) === BLOCK && FIRST.test(window.text(from + 2) ?? "");
  return path !== undefined && hasBlock ? { path, from, offset: from + 2 } : undefined;
}

/** A file with warnings only is `ok`, and no line to look at by itself. */
function blockAbove(window: LogWindow): number {
  let offset = -1;
  while (
    offset > -MAX_MESSAGE_LINES &&
    window.text(offset)?.startsWith("  ") === true &&
    window.text(offset) !== BLOCK
  )
    offset -= 1;
  return offset;
}

/** Behind the rule's line, which is a message's last; undefined where another key would come first. */
function messageEnd(window: LogWindow, from: number): number | undefined {
  const text = window.text(from) ?? "";
  if (!FIRST.test(text) && !text.startsWith(TAP_ITEM)) return undefined;
  for (let offset = from + 1; offset < from + MAX_MESSAGE_LINES; offset++) {
    const line = window.text(offset);
    if (line === undefined || (line !== "" && indentOf(line) < 2)) return undefined;
    if (RULE.test(line)) return offset + 1;
  }
  return undefined;
}

function toFinding(window: LogWindow, path: string, [from, to]: readonly [number, number]): Finding {
  const lines = Array.from({ length: to - from }, (_, index) => window.text(from + index)?.trimEnd() ?? "");
  const values = readYamlValues(lines.map((line) => line.replace(/^ {4}- /, "      ")));
  const place = claim(path, Number(values.get("line") ?? 0), Number(values.get("column") ?? 0));
  const severity = values.get("severity") === "warning" ? "warning" : "error";
  const finding: Finding = { severity, message: values.get("message") ?? "", place };
  const code = values.get("ruleId") ?? "";
  return code === "" ? finding : { ...finding, code };
}
