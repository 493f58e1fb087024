import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { parsePlace } from "../place.ts";

const LINK = " (see https://psalm.dev/";
const ONE_LINE = /^(ERROR|WARNING|INFO): (\w{1,80}) - (\S.{0,400}?:\d{1,9}:\d{1,9}) - (\S.*)$/;
const HEAD = /^(ERROR|WARNING|INFO): (\w{1,80})$/;
const AT = /^at (\S.{0,400}:\d{1,9}:\d{1,9})$/;
const MAX_MESSAGE = 6;

interface Head {
  level: string;
  code: string;
}

/** Issues of Psalm, in its console's layouts. */
export const psalm: LogFormat = {
  id: "psalm",
  title: "Psalm",
  glance: [LINK],
  read: (window) => readOneLine(window.text(0) ?? "") ?? readLines(window),
};

/** Up to version 4: `ERROR: UndefinedMethod - src/Cart.php:48:23 - Method Cart::make does not exist (see https://psalm.dev/022)`. */
function readOneLine(text: string): Match | undefined {
  const [, level = "", code = "", at = "", said = ""] = ONE_LINE.exec(text) ?? [];
  return toMatch(0, { level, code }, at, said);
}

/** From version 5 on: `ERROR: UndefinedMethod`, `at src/Cart.php:48:23`, then the message with the link. */
function readLines(window: LogWindow): Match | undefined {
  const lines: string[] = [window.text(0) ?? ""];
  for (let offset = -1; offset > -MAX_MESSAGE; offset--) {
    const text = window.text(offset) ?? "";
    const at = AT.exec(text)?.[1];
    const [, level, code] = HEAD.exec(window.text(offset - 1) ?? "") ?? [];
    if (at !== undefined && level !== undefined && code !== undefined)
      return toMatch(offset - 1, { level, code }, at, lines.join("\n"));
    lines.unshift(text);
  }
  return undefined;
}

function toMatch(from: number, head: Head, at: string, said: string): Match | undefined {
  const place = parsePlace(at);
  if (place === undefined) return undefined;
  const message = said.split(LINK, 1)[0] ?? said;
  const finding: Finding = {
    severity: head.level === "ERROR" ? "error" : "warning",
    code: head.code,
    message,
    place,
  };
  return { from, to: 1, findings: [finding] };
}
