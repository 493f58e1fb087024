import type { Finding, FrameClaim, LogWindow, Match } from "../format.ts";
import { ownRubyPlace, parseRubyFrame } from "../ruby-frame.ts";

const NUMBER = /^\d{1,6}\)$/;
const HEAD = /^(?:((?:[A-Z]\w*::)*[A-Z]\w*) in )?'(\S.{0,600})'(?: FAILED)?$/;
const MAX_LINES = 120;
const MAX_MESSAGE_LINES = 4;

/** Reads `1)`, `NoMethodError in 'Cart adds prices'` or `'Cart adds prices' FAILED`, what RSpec 1 says of it, then bare frames. */
export function readRspec1(window: LogWindow): Match | undefined {
  const head = window.text(0)?.trimEnd() ?? "";
  const [, code, test] = HEAD.exec(head) ?? [];
  const isFailed = head.endsWith(" FAILED") === (code === undefined);
  if (test === undefined || !isFailed || !NUMBER.test(window.text(-1)?.trimEnd() ?? "")) return undefined;
  const lines: string[] = [];
  while (lines.length < MAX_LINES) {
    const text = window.text(lines.length + 1)?.trimEnd() ?? "";
    if (text === "") break;
    lines.push(text);
  }
  const frames = lines.map(toFrame).filter((frame) => frame !== undefined);
  const said = lines.filter((line) => toFrame(line) === undefined);
  const message = said.slice(0, MAX_MESSAGE_LINES).join("\n") || test;
  const finding: Finding = { severity: "error", message, test, frames };
  const place = ownRubyPlace(frames);
  if (place !== undefined) finding.place = place;
  if (code !== undefined) finding.code = code.slice(code.lastIndexOf(":") + 1);
  return { from: -1, to: lines.length + 1, findings: [finding] };
}

/** `./spec/cart_spec.rb:12:`, `/usr/lib/ruby/1.8/set.rb:4:in `each'` */
function toFrame(line: string): FrameClaim | undefined {
  return parseRubyFrame(line.replace(/:$/, ""));
}
