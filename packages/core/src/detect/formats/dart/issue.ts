import type { Finding, LogWindow, Match } from "../format.ts";
import { parsePlace } from "../place.ts";

const LEVEL = /^\s{0,6}(error|warning|info) ([•-]) /u;
const CODE = /^[a-z][a-z0-9_]*$/;

/** Reads `  error • Undefined name 'x' • lib/cart.dart:3:5 • undefined_identifier`, of Dart `  error - lib/cart.dart:3:5 - … - undefined_identifier`. */
export function readIssue(window: LogWindow): Match | undefined {
  const text = window.text(0)?.trimEnd() ?? "";
  const head = LEVEL.exec(text);
  if (head === null) return undefined;
  const parts = text.slice(head[0].length).split(` ${head[2] ?? ""} `);
  const code = parts.at(-1);
  const at = parts.findIndex((part) => part.includes(".dart:"));
  const place = parsePlace(parts[at] ?? "");
  if (place === undefined || code === undefined || !CODE.test(code) || parts.length < 3) return undefined;
  const message = parts
    .filter((_, index) => index !== at && index !== parts.length - 1)
    .join(` ${head[2] ?? ""} `);
  const finding: Finding = { severity: head[1] === "error" ? "error" : "warning", code, message, place };
  return { from: 0, to: 1, findings: [finding] };
}
