import { parseBundlerMessage } from "../bundler-message.ts";
import type { LogFormat, LogWindow, Match } from "../format.ts";

const HEAD = "CssSyntaxError: ";
const EXCERPT = /^[> ] {0,8}\d{0,9} {0,8}\|/;
const MAX_LINES = 12;

/** What its command says of how it is called. */
const MISTAKES: readonly string[] = [
  "Input Error: You must pass a valid list of files to parse",
  "Input Error: Did not receive any STDIN",
  "Input Error: Must use --dir or --replace with multiple input files",
  "Output Error: Cannot output external sourcemaps when writing to STDOUT",
  "Config Error: Can not set from or to options in config file, use CLI arguments instead",
];
const PLUGIN = "Plugin Error";
/** The command closes a quote behind the message that it never opened. */
const OF_PLUGIN = /^Plugin Error(?: \([^)]{1,100}\))?: [^']*(?:'[^']*'[^']*)*'$/;

/** Syntax errors of PostCSS, `CssSyntaxError: /home/runner/work/shop/shop/src/a.css:1:1: Unclosed block`, and its command's own. */
export const postcss: LogFormat = {
  id: "postcss",
  title: "PostCSS",
  glance: [HEAD, PLUGIN, ...MISTAKES],
  read: (window) => readSyntax(window) ?? readMistake(window),
};

/** `Plugin Error: Cannot find package 'postcss-nope' imported from …/postcss-cli/index.js'` */
function readMistake(window: LogWindow): Match | undefined {
  const message = (window.text(0) ?? "").trimEnd();
  if (OF_PLUGIN.test(message))
    return { from: 0, to: 1, findings: [{ severity: "error", message: message.slice(0, -1) }] };
  return MISTAKES.includes(message)
    ? { from: 0, to: 1, findings: [{ severity: "error", message }] }
    : undefined;
}

function readSyntax(window: LogWindow): Match | undefined {
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
