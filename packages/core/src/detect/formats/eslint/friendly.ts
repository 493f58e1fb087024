import type { Finding, LogWindow, Match } from "../format.ts";
import { parsePlace } from "../place.ts";

/** Rules of plugins are searched for. */
export const FRIENDLY_LINKS = ["http://eslint.org/docs/rules/", "https://google.com/#q="] as const;

const HEAD = /^ {2}([✘⚠]) {2}(\S+)$/;
const MAX_MESSAGE_LINES = 40;

/**
 * Reads eslint-friendly-formatter: `  ✘  http://eslint.org/docs/rules/no-undef`, the message below an empty line,
 * then `     src/cart.ts:3:7` and lines of code.
 */
export function readFriendly(window: LogWindow): Match | undefined {
  const [, mark, link = ""] = HEAD.exec(window.text(0)?.trimEnd() ?? "") ?? [];
  const prefix = FRIENDLY_LINKS.find((each) => link.startsWith(each));
  if (mark === undefined || prefix === undefined) return undefined;
  const lines: string[] = [];
  for (let offset = 1; offset < MAX_MESSAGE_LINES; offset++) {
    const text = window.text(offset)?.trim();
    if (text === undefined || HEAD.test(window.text(offset) ?? "")) return undefined;
    const place = lines.length === 0 || window.text(offset - 1)?.trim() !== "" ? undefined : parsePlace(text);
    if (place === undefined) {
      lines.push(text);
      continue;
    }
    const severity = mark === "⚠" ? "warning" : "error";
    const finding: Finding = { severity, message: lines.join("\n").trim(), place };
    const code = decodeRule(link.slice(prefix.length));
    return { from: 0, to: offset + 1, findings: [code === "" ? finding : { ...finding, code }] };
  }
  return undefined;
}

function decodeRule(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
