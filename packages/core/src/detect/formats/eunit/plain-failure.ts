import type { Finding, FrameClaim, LogWindow, Match } from "../format.ts";
import { placeOfFrame } from "../place.ts";

const HEAD = /^ *(\w+):(?:(\d{1,9}):)? (\S.*?)\.\.\.(?:\[[^\]]{0,40}\] )?\*(failed|timed out)\*$/;
const FRAME = /^in (?:function|call from) (\S.{0,300}?) \((\S[^()]{0,300}\.erl), line (\d{1,9})\)$/;
const LIBRARY = /(?:^|\/)(?:eunit\w{0,40}|timer|lists|gen|gen_server|gen_statem|proc_lib)\.erl$/;
const THROWN = /^(?:\*\*|::)((?:error|exit|throw):.*)$/;
const MAX_LINES = 80;
const MAX_MESSAGE_LINES = 6;

/** `cart: adds_test...*failed*`, the stack, then `**error:{assertEqual,[{module,cart},` and more. */
export function readPlainFailure(window: LogWindow): Match | undefined {
  const [, suite, line, name, how] = HEAD.exec(window.text(0) ?? "") ?? [];
  if (suite === undefined || name === undefined) return undefined;
  const frames: FrameClaim[] = [];
  const said: string[] = [];
  let to = 1;
  for (; to < MAX_LINES; to++) {
    const text = window.text(to);
    if (text === undefined || text === "" || HEAD.test(text) || /^ {0,4}output:/.test(text)) break;
    const frame = toFrame(text);
    if (frame !== undefined) frames.push(frame);
    const thrown = THROWN.exec(text)?.[1];
    if (thrown !== undefined) said.push(thrown);
    else if (said.length > 0) said.push(text.trim());
  }
  const message = said.slice(0, MAX_MESSAGE_LINES).join("\n") || (how ?? "failed");
  const finding: Finding = { severity: "error", message, test: `${suite} > ${name}` };
  const own = frames.find(({ path }) => !LIBRARY.test(path));
  if (own !== undefined) finding.place = placeOfFrame(own);
  else if (line !== undefined) finding.place = { path: `${suite}.erl`, line: Number(line) };
  if (frames.length > 0) finding.frames = frames;
  return { from: 0, to, findings: [finding] };
}

function toFrame(text: string): FrameClaim | undefined {
  const [, symbol, path, line] = FRAME.exec(text) ?? [];
  return symbol === undefined || path === undefined ? undefined : { path, line: Number(line), symbol };
}
