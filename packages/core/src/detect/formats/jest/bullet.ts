import type { LogWindow } from "../format.ts";

/** A bullet and what stands below it. */
export interface Bullet {
  /** The test, or what failed outside of one. */
  title: string;
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
const CONSOLE = "Console";

/** Title of what makes all tests of a file fail. */
export const SUITE_FAILED = "Test suite failed to run";

/** Whether a line is a bullet: `  ● total › counts quantities`. */
export function isBullet(text: string | undefined): boolean {
  return text?.startsWith(BULLET) === true;
}

/** Reads the bullet at the window's entry, down to the next line that is not indented as deep. */
export function readBullet(window: LogWindow): Bullet {
  const lines: string[] = [];
  let last = 0;
  let to = 1;
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
  return { title: (window.text(0) ?? "").slice(BULLET.length).trimEnd(), lines, last, to };
}

/** Suites and test of a title: `total › counts quantities`. Undefined for what failed outside of a test. */
export function testName(title: string): string | undefined {
  return title === SUITE_FAILED || title === CONSOLE || /^\s/.test(title)
    ? undefined
    : title.split(" › ").join(" > ");
}
