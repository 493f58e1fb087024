import type { LogWindow } from "../format.ts";

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

/** A name of several lines goes on at their start, down to the empty line above what failed. */
function findTitleEnd(window: LogWindow): number {
  for (let offset = 1; offset < MAX_TITLE; offset++) {
    const text = window.text(offset);
    if (text === undefined || isBullet(text)) return 1;
    if (text.trim() === "") return offset > 1 && !isBody(window, offset + 1) ? 1 : offset;
  }
  return 1;
}

function isBody(window: LogWindow, offset: number): boolean {
  return window.text(offset)?.startsWith(INDENT) === true;
}

/** Suites and test of a title: `total › counts quantities`. Undefined for what failed outside of a test. */
export function testName(title: string): string | undefined {
  return title === SUITE_FAILED || title === CONSOLE || /^\s/.test(title)
    ? undefined
    : title.split(" › ").join(" > ");
}
