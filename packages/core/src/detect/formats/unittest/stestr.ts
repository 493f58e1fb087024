import type { Finding, FrameClaim, LogWindow, Match } from "../format.ts";
import { opensPythonTrace, ownPythonPlace, parsePythonFrame } from "../python-trace.ts";
import { unittestName } from "./test-name.ts";

const ROW = /^\{\d{1,4}\} (\S.{0,300}?) \[\d{1,7}\.\d{1,9}s\] \.\.\. FAILED$/;
const UNDERLINE = /^-{3,300}$/;
const CAPTURED = "Captured traceback:";
/** Another test, a section, or what the runner sums up. */
const NEXT = /^(?:\{\d{1,4}\} |={3,300}$|Captured \w)/;
const RAISED = /^ {4}((?:[A-Za-z_]\w{0,100}\.){0,20}[A-Za-z_]\w{0,100})(?::|$)/;
const MAX_LINES = 400;
const MOST_MESSAGE = 6;

/**
 * `{1} tests.test_cart.CartTest.test_total [0.000094s] ... FAILED`, `Captured traceback:` and a trace with empty lines between,
 * as stestr and subunit-trace print them; the same again below `Failed 2 tests - output below:`.
 */
export function readStestr(window: LogWindow): Match | undefined {
  const row = ROW.exec(window.text(0)?.trimEnd() ?? "")?.[1];
  if (row !== undefined) return readBelow(window, row, 1);
  const isTrace = window.text(0)?.trimEnd() === CAPTURED;
  const title = isTrace ? titleAbove(window) : undefined;
  return title === undefined ? undefined : readBelow(window, title, 0);
}

/** A title with a line below it. */
function titleAbove(window: LogWindow): string | undefined {
  for (let offset = -1; offset > -MAX_LINES; offset--) {
    const text = window.text(offset);
    if (text === undefined || NEXT.test(text)) return undefined;
    if (UNDERLINE.test(text.trimEnd())) return window.text(offset - 1)?.trim();
  }
  return undefined;
}

function readBelow(window: LogWindow, title: string, from: number): Match {
  const test = unittestName(title);
  const named = test === undefined ? {} : { test };
  let start = from;
  while (
    start < MAX_LINES &&
    window.text(start) !== undefined &&
    window.text(start)?.trimEnd() !== CAPTURED
  ) {
    if (/^\{\d|^={3}/.test(window.text(start) ?? "")) break;
    start += 1;
  }
  if (window.text(start)?.trimEnd() !== CAPTURED)
    return { from: 0, to: 1, findings: [{ severity: "error", message: title, ...named }] };
  const to = endOf(window, start + 1);
  return { from: 0, to, findings: [{ ...readTrace(window, start + 1, to), ...named }] };
}

function endOf(window: LogWindow, from: number): number {
  let to = from;
  while (to < from + MAX_LINES) {
    const text = window.text(to);
    if (text === undefined || NEXT.test(text) || UNDERLINE.test(window.text(to + 1)?.trimEnd() ?? "")) break;
    to += 1;
  }
  return to;
}

/** The last trace is that of what was raised last; its message stands below an empty line. */
function readTrace(window: LogWindow, from: number, to: number): Finding {
  let frames: FrameClaim[] = [];
  let raised = to;
  for (let offset = from; offset < to; offset++) {
    const text = window.text(offset) ?? "";
    if (opensPythonTrace(text) && text.startsWith("    T")) frames = [];
    const frame = parsePythonFrame(text);
    if (frame !== undefined) frames.unshift(frame);
    if (RAISED.test(text) && window.text(offset - 1)?.trim() === "") raised = offset;
  }
  const lines = Array.from({ length: Math.min(to - raised, MOST_MESSAGE) }, (_, index) =>
    (window.text(raised + index) ?? "").trim(),
  );
  const end = lines.indexOf("");
  const message = lines.slice(0, end === -1 ? undefined : end).join("\n") || "failed";
  const name = RAISED.exec(window.text(raised) ?? "")?.[1];
  const place = ownPythonPlace(frames);
  return {
    severity: "error",
    ...(name === undefined ? {} : { code: name.slice(name.lastIndexOf(".") + 1) }),
    message,
    ...(place === undefined ? {} : { place }),
    frames,
  };
}
