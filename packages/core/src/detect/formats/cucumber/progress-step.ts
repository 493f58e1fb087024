import type { Finding, FrameClaim, LogWindow, Match } from "../format.ts";
import { lookOnce } from "../look-once.ts";
import { ownRubyPlace, parseRubyFrame } from "../ruby-frame.ts";

const STEP = /^(\S.{0,300}\.feature):(\d{1,9}):in [`'](.*)'$/;
const THROWN = /^(.{0,800}) \(([A-Z][\w:]{0,200})\)$/;
const HEAD = "(::) failed steps (::)";
const LISTED =
  /^cucumber (?:.{1,80} )?(\S{1,300}\.feature):(\d{1,9}) # (?:Scenario(?: Outline)?|Example): (\S.{0,400})$/;
const MAX_BEFORE = 60;
const LIST = "Failing Scenarios:";
const MAX_AHEAD = 480;
const MAX_LISTED = 60;
const MAX_MESSAGE_LINES = 6;

/**
 * Reads a step of the list that the progress formatter ends with, at the line's start: what was said, its class in
 * parentheses, places, then `features/cart.feature:5:in `Then the total is 4'`. The scenario is named in a list below.
 */
export function readProgressStep(window: LogWindow): Match | undefined {
  const [, path, number, step] = STEP.exec(window.text(0) ?? "") ?? [];
  if (path === undefined || step === undefined) return undefined;
  const frames: FrameClaim[] = [];
  let from = -1;
  for (let frame = frameAt(window, from); frame !== undefined; frame = frameAt(window, from)) {
    frames.unshift(frame);
    from -= 1;
  }
  const [, last, thrown] = THROWN.exec(window.text(from) ?? "") ?? [];
  if (last === undefined || thrown === undefined) return undefined;
  const rows = last.trim() === "" ? [] : [last];
  while (-from < MAX_BEFORE && isSaid(window, from - 1)) rows.unshift(window.text(--from) ?? "");
  const line = Number(number);
  const finding: Finding = {
    severity: "error",
    code: thrown.slice(thrown.lastIndexOf(":") + 1),
    message: rows.join("\n").trim().split("\n").slice(0, MAX_MESSAGE_LINES).join("\n").trimEnd(),
    place: ownRubyPlace(frames) ?? { path, line },
    frames: [...frames, { path, line, symbol: step }],
    test: scenarioOf(window, path, line) ?? step,
  };
  return { from, to: STEP.test(window.text(1) ?? "") ? 2 : 1, findings: [finding] };
}

function frameAt(window: LogWindow, offset: number): FrameClaim | undefined {
  return offset < -MAX_BEFORE ? undefined : parseRubyFrame(window.text(offset) ?? "");
}

/** What is said begins below the list's head or below the step before it; it may hold empty lines. */
function isSaid(window: LogWindow, offset: number): boolean {
  const text = window.text(offset);
  if (text === undefined || text === HEAD || STEP.test(text)) return false;
  const above = window.text(offset - 1);
  return text !== "" || (above !== "" && above !== HEAD && above !== undefined && !STEP.test(above));
}

/** Where the list of failing scenarios stands below. */
const listBelow = lookOnce(MAX_AHEAD, (window) => {
  for (let offset = 1; offset < MAX_AHEAD; offset++) {
    const text = window.text(offset);
    if (text === undefined) return undefined;
    if (text === LIST) return offset;
  }
  return undefined;
});

/** The last scenario of the file that begins above the step: `cucumber features/cart.feature:3 # Scenario: Total`. */
function scenarioOf(window: LogWindow, path: string, line: number): string | undefined {
  const head = listBelow(window);
  let nearest = 0;
  let name: string | undefined;
  if (head === undefined) return undefined;
  for (let offset = head + 1; offset < head + MAX_LISTED; offset++) {
    const [, file, start, scenario] = LISTED.exec(window.text(offset) ?? "") ?? [];
    if (file === undefined) break;
    const isNearer = file === path && Number(start) <= line && Number(start) > nearest;
    if (isNearer) [nearest, name] = [Number(start), scenario?.trimEnd()];
  }
  return name;
}
