import type { LogWindow } from "../format.ts";
import { isV8Frame } from "../v8-frame.ts";

/** A bullet and what stands below it. */
export interface Bullet {
  /** The test, or what failed outside of one. */
  title: string;
  /** How many entries the title takes. */
  titleLines: number;
  /** The lines below the title without their indentation. */
  lines: string[];
  /** Offset of the last entry that says something. */
  last: number;
  /** Offset of the first entry after it. */
  to: number;
}

const BULLET = "  ● ";
const INDENT = "    ";
const MAX_LINES = 480;
const MAX_TITLE = 40;
const CONSOLE = "Console";
const CODE_FRAME = /^ *> *\d+ \|/;
const OTHER_PART = /^(?:PASS |FAIL |RUNS |Tests?:? |Test Suites: |::|##\[)/;

/** Title of what makes all tests of a file fail. */
export const SUITE_FAILED = "Test suite failed to run";

/** Whether a line is a bullet: `  ● total › counts quantities`. */
export function isBullet(text: string | undefined): boolean {
  return text?.startsWith(BULLET) === true;
}

/** Reads the bullet at the window's entry, down to the next line that is not indented as deep. */
export function readBullet(window: LogWindow): Bullet {
  const titleEnd = findTitleEnd(window);
  const lines: string[] = [];
  let last = titleEnd - 1;
  let to = titleEnd;
  for (; to <= MAX_LINES; to++) {
    const text = window.text(to);
    if (text === undefined) break;
    if (text.trim() === "") {
      lines.push("");
    } else if (text.startsWith(INDENT)) {
      lines.push(text.slice(INDENT.length));
      last = to;
    } else {
      break;
    }
  }
  const title = Array.from({ length: titleEnd }, (_, offset) => window.text(offset) ?? "").join("\n");
  return { title: title.slice(BULLET.length).trimEnd(), lines, last, to, titleLines: titleEnd };
}

/** A name of several lines goes on at their start, empty ones among them, down to the empty line above what failed. */
function findTitleEnd(window: LogWindow): number {
  let first: number | undefined;
  for (let offset = 1; offset < MAX_TITLE; offset++) {
    const text = window.text(offset);
    if (text === undefined || isBullet(text) || isOtherPart(text) || isShown(text)) break;
    if (text.trim() !== "") continue;
    const body = skipEmpty(window, offset);
    if (window.text(body)?.startsWith(INDENT) === true) {
      if (endsAsBody(window, body)) return offset;
      first ??= offset;
    }
    offset = body - 1;
  }
  return first ?? 1;
}

function skipEmpty(window: LogWindow, from: number): number {
  let offset = from;
  while (window.text(offset)?.trim() === "") offset += 1;
  return offset;
}

/** Whether what is indented from an offset on ends where a failure does, and not with the rest of a name. */
function endsAsBody(window: LogWindow, from: number): boolean {
  for (let offset = from; offset <= MAX_LINES; offset++) {
    const text = window.text(offset);
    if (text === undefined || isBullet(text) || isOtherPart(text)) return true;
    if (text.trim() !== "" && !text.startsWith(INDENT)) return false;
  }
  return true;
}

/** A frame, or a line of code that is pointed at: no name goes on below. */
function isShown(text: string): boolean {
  return isV8Frame(text) || isCodeFrame(text);
}

/** Whether a line points at code: `    > 3 |   expect(1).toBe(2);` */
export function isCodeFrame(text: string): boolean {
  return CODE_FRAME.test(text);
}

/** Whether a line begins another part of a report, and not the rest of a test's name of several lines. */
export function isOtherPart(text: string): boolean {
  return OTHER_PART.test(text);
}

/** Suites and test of a title: `total › counts quantities`. Undefined for what failed outside of a test. */
export function testName(title: string): string | undefined {
  return title === SUITE_FAILED || title === CONSOLE || /^\s/.test(title)
    ? undefined
    : title.split(" › ").join(" > ");
}
