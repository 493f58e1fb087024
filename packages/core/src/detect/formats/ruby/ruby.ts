import type { Finding, FrameClaim, LogFormat, LogWindow, Match } from "../format.ts";
import { parsePlaceLine } from "../place-line.ts";
import { ownRubyPlace, parseRubyFrame } from "../ruby-frame.ts";

const CALL_END = /': /;
const CLASS = / \(((?:[A-Z]\w*::)*[A-Z]\w*)\)$/;
/** What a runner of tests wrote in the same line: `..F/home/ada/shop.rb:3`, `CartTest#test_total = /home/ada/shop.rb:3`. */
const ROW_OF_TESTS =
  /^(?:[.FEPSN*]{0,200}[FEPSN*]|[.FEPSN*]{1,200}\.|[\w#:]{1,120} = |\s{1,9}[\w:]{1,120}:\t{1,20})(?=\/)/;
const FROM = "\tfrom ";
const SYNTAX = /^(?:syntax errors? ?.*|--> .*)$/;
const NO_FILE = /^ruby: (No such file or directory -- \S.*) \(LoadError\)$/;
const MAX_MESSAGE_LINES = 12;
const MAX_LINES = 480;

/** Uncaught exceptions of Ruby programs and files that cannot be parsed. */
export const ruby: LogFormat = {
  id: "ruby",
  title: "Ruby",
  glance: [":in `", ":in '", "syntax error", "ruby: No such file"],
  read,
};

function read(window: LogWindow): Match | undefined {
  const text = window.text(0) ?? "";
  const missing = NO_FILE.exec(text)?.[1];
  if (missing !== undefined) return { from: 0, to: 1, findings: [{ severity: "error", message: missing }] };
  return readException(window, text) ?? readSyntaxError(text);
}

/** `lib/cart.rb:13:in `first': no items in the cart (Cart::EmptyError)`, callers below behind `from`, then the causes. */
function readException(window: LogWindow, text: string): Match | undefined {
  const head = parseHead(text);
  if (head === undefined) return undefined;
  const frames: FrameClaim[] = [head.frame];
  let to = 1;
  for (let offset = 1; offset < MAX_LINES; offset++) {
    const line = window.text(offset);
    const cause = parseHead(line ?? "");
    const caller = line?.startsWith(FROM) === true ? parseRubyFrame(line.slice(FROM.length)) : undefined;
    const frame = cause?.frame ?? caller;
    if (frame !== undefined) frames.push(frame);
    if (frame !== undefined || line?.startsWith(FROM) === true) to = offset + 1;
    if (line === undefined || offset > to + MAX_MESSAGE_LINES) break;
  }
  const finding: Finding = { severity: "error", code: head.code, message: head.message, frames };
  const place = ownRubyPlace(frames);
  const isFile = place !== undefined && place.path !== "-e" && place.path !== "-";
  return { from: 0, to, findings: [isFile ? { ...finding, place } : finding] };
}

function parseHead(line: string): { frame: FrameClaim; message: string; code: string } | undefined {
  const text = line.replace(ROW_OF_TESTS, "");
  const end = CALL_END.exec(text);
  const code = CLASS.exec(text)?.[1];
  const frame = end === null ? undefined : parseRubyFrame(text.slice(0, end.index + 1));
  if (end === null || frame?.symbol === undefined || code === undefined) return undefined;
  const message = text.slice(end.index + end[0].length).replace(CLASS, "");
  return { frame, message, code: code.slice(code.lastIndexOf(":") + 1) };
}

/** `lib/broken.rb:3: syntax error, unexpected `end', expecting ')'` */
function readSyntaxError(text: string): Match | undefined {
  const line = parsePlaceLine(text);
  if (line?.isExact !== true || !SYNTAX.test(line.text) || !/\.(?:rb|rake|gemspec|ru)$/.test(line.place.path))
    return undefined;
  const message = line.text.replace(CLASS, "");
  return {
    from: 0,
    to: 1,
    findings: [{ severity: "error", code: "SyntaxError", message, place: line.place }],
  };
}
