import type { Finding, FrameClaim, LogWindow, Match } from "../format.ts";
import { ownPlace } from "../place.ts";

const HEAD = /^\d\d:\d\d \+\d{1,6}(?: ~\d{1,6})?(?: -\d{1,6})?: (\S.*) \[E\]$/;
const FILE = /^\S[^:]*_test\.dart: /;
const FRAME = /^ {2}(\S+\.dart) (\d{1,9}):(\d{1,9}) +(\S.*)$/;
const TRACE = /^ {2}(?:package:|dart:|test\/|integration_test\/|lib\/|===== asynchronous gap)/;
const MAX_LINES = 120;

/** Reads `00:01 +0 -1: test/cart_test.dart: Cart totals quantities [E]` with its message and trace. */
export function readTest(window: LogWindow): Match | undefined {
  const name = HEAD.exec(window.text(0)?.trimEnd() ?? "")?.[1];
  if (name === undefined) return undefined;
  const message: string[] = [];
  const frames: FrameClaim[] = [];
  let to = 1;
  for (; to < MAX_LINES; to++) {
    const text = window.text(to);
    if (text === undefined || /^\S/.test(text) || (text === "" && frames.length > 0)) break;
    const frame = readFrame(text);
    if (frame !== undefined) frames.push(frame);
    else if (frames.length === 0 && !TRACE.test(text)) message.push(text.slice(2).trimEnd());
  }
  const said = message.join("\n").trim();
  const test = name.replace(FILE, "");
  const finding: Finding = { severity: "error", message: said === "" ? test : said, test };
  const place = ownPlace(frames.filter(({ path }) => !path.startsWith("package:")));
  if (place !== undefined) finding.place = place;
  return { from: 0, to, findings: [frames.length === 0 ? finding : { ...finding, frames }] };
}

function readFrame(text: string): FrameClaim | undefined {
  const [, path, line, column, symbol] = FRAME.exec(text) ?? [];
  if (path === undefined || symbol === undefined) return undefined;
  return { path, line: Number(line), column: Number(column), symbol };
}
