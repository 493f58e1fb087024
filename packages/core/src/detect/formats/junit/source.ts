import type { Finding, FrameClaim, LogWindow, Match } from "../format.ts";
import { ownJavaPlace, parseJavaFrame } from "../java-trace.ts";

const SOURCE = /^ {4}(?:Method|Class)Source \[className = '([\w.$]+)'/;
const ENGINE = /^ {2}(?:JUnit \w+|[\w -]{1,60}):(\S.*)$/;
const MESSAGE = /^ {4}=> (\S.*)$/;
const CODE = /^((?:[\w$]+\.)*[A-Z][\w$]*)(?::|$)/;
const FRAME = /^ {7}([^\s(].*)$/;
const MAX_LINES = 300;

/**
 * Reads `    MethodSource [className = 'shop.CartTest', methodName = 'total', …]` in the launcher's list of failures: the test's
 * name is above, below `    => org.opentest4j.AssertionFailedError: …` and frames.
 */
export function readSource(window: LogWindow): Match | undefined {
  const type = SOURCE.exec(window.text(0) ?? "")?.[1];
  const name = ENGINE.exec(window.text(-1)?.trimEnd() ?? "")?.[1];
  const head = MESSAGE.exec(window.text(1)?.trimEnd() ?? "")?.[1];
  if (type === undefined || name === undefined || head === undefined) return undefined;
  const message = [head];
  const frames: FrameClaim[] = [];
  let to = 2;
  for (; to < MAX_LINES; to++) {
    const text = window.text(to);
    if (text === undefined || text.trim() === "" || ENGINE.test(text)) break;
    const frame = parseJavaFrame(text.replace(FRAME, "\tat $1"));
    if (frame !== undefined) frames.push(frame);
    else if (frames.length === 0 && !text.startsWith("       ")) message.push(text.trimEnd());
  }
  const finding: Finding = {
    severity: "error",
    message: message.join("\n"),
    test: name.split(":").join(" > "),
    frames,
  };
  const code = CODE.exec(head)?.[1];
  if (code !== undefined) finding.code = code.slice(code.lastIndexOf(".") + 1);
  const place = ownJavaPlace(frames, type);
  return { from: -1, to, findings: [place === undefined ? finding : { ...finding, place }] };
}
