import { parseBundlerMessage } from "../bundler-message.ts";
import type { LogFormat, LogWindow, Match } from "../format.ts";

const HEAD = "CssSyntaxError: ";
const EXCERPT = /^[> ] {0,8}\d{0,9} {0,8}\|/;
const MAX_LINES = 12;

/** Syntax errors of PostCSS: `CssSyntaxError: /home/runner/work/shop/shop/src/a.css:1:1: Unclosed block` */
export const postcss: LogFormat = { id: "postcss", title: "PostCSS", glance: [HEAD], read };

function read(window: LogWindow): Match | undefined {
  const text = (window.text(0) ?? "").trimEnd();
  const at = text.indexOf(HEAD);
  if (at === -1 || /\w/.test(text.slice(0, at))) return undefined;
  const { message, place } = parseBundlerMessage(text.slice(at));
  if (place === undefined) return undefined;
  let to = 1;
  for (let offset = 1; offset < MAX_LINES; offset++) {
    const line = window.text(offset);
    if (line === undefined || (line !== "" && !EXCERPT.test(line))) break;
    if (line !== "") to = offset + 1;
  }
  return { from: 0, to, findings: [{ severity: "error", message, place }] };
}
