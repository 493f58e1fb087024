import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { claim } from "../place.ts";

const RULE = /^([a-z][A-Za-z]{2,60}): /;
const AT = " at ";
const END = " :";
const SOURCE = /^ {1,8}(\d{1,9}) \|/;
const CARET = /^-{8,}\^$/;
const INLINE = /: line (\d{1,9}), col (\d{1,9}), ([a-z]{1,30}[A-Z][A-Za-z]{1,60}): /;
const MAX_FRAME = 8;

/** JSCS, with its drawing of the place and with `--reporter inline`. */
export const jscs: LogFormat = {
  id: "jscs",
  title: "JSCS",
  glance: [".js :", ".jsx :", ".es :", ".es6 :", ".mjs :", "html :", "input :", ": line "],
  read: (window) => readInline(window) ?? readDrawing(window),
};

/** `src/cart.js: line 1, col 10, requireSemicolons: Missing semicolon after statement`. */
function readInline(window: LogWindow): Match | undefined {
  const text = window.text(0)?.trimEnd() ?? "";
  const found = INLINE.exec(text);
  const [middle = "", line, column, code] = found ?? [];
  if (found === null || found.index === 0 || code === undefined) return undefined;
  const place = claim(text.slice(0, found.index), Number(line), Number(column));
  const message = text.slice(found.index + middle.length);
  return { from: 0, to: 1, findings: [{ code, severity: "error", message, place }] };
}

/** `requireSemicolons: Missing semicolon after statement at src/cart.js :` above the code and a line that points into it. */
function readDrawing(window: LogWindow): Match | undefined {
  const text = window.text(0)?.trimEnd() ?? "";
  const at = text.endsWith(END) ? text.lastIndexOf(AT) : -1;
  if (at < 1 || /^\s/.test(text)) return undefined;
  const code = RULE.exec(text)?.[1];
  const message = text.slice(code === undefined ? 0 : code.length + 2, at);
  const path = text.slice(at + AT.length, -END.length);
  for (let offset = 2; offset < MAX_FRAME; offset++) {
    const drawn = window.text(offset)?.trimEnd() ?? "";
    const source = CARET.test(drawn) ? SOURCE.exec(window.text(offset - 1) ?? "") : null;
    if (source === null) continue;
    const place = claim(path, Number(source[1]), drawn.length - source[0].length);
    const finding: Finding = { severity: "error", message, place };
    return {
      from: 0,
      to: frameEnd(window, offset + 1),
      findings: [code === undefined ? finding : { ...finding, code }],
    };
  }
  return undefined;
}

function frameEnd(window: LogWindow, from: number): number {
  let to = from;
  while (to < from + MAX_FRAME && SOURCE.test(window.text(to) ?? "")) to += 1;
  return to;
}
