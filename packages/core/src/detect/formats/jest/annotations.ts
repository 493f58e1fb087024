import type { Finding, LogWindow, PathClaim } from "../format.ts";
import { lookOnce } from "../look-once.ts";
import { isV8Frame } from "../v8-frame.ts";
import { commandLevel, parseCommand } from "../workflow-command.ts";
import { testName } from "./bullet.ts";
import type { FileMatch } from "./file-match.ts";
import { readFailure } from "./failure.ts";

const GROUP = /^(?:::group::|##\[group\])?Errors thrown in /;
/** Bun's test runner puts the first line of the error there. */
const OF_BUN = /^(?:error|[A-Z]\w{0,60}Error): /;
const MAX_LINES = 480;

/**
 * Reads what the reporter for GitHub prints for a test file:
 * `::error file=/home/shop/cart.test.js,line=3,title=total › adds::expect(received).toBe(expected)%0A …`.
 * It repeats the report above it or the group below it, and nothing is found; without them, each is a finding.
 */
export function readAnnotations(window: LogWindow, reported: PathClaim | undefined): FileMatch | undefined {
  if (!isAnnotation(window, 0)) return undefined;
  const to = reported === undefined ? findGroup(window) : findEnd(window);
  if (to !== undefined) return { from: 0, to, findings: [], file: reported };
  const finding = toFinding(window.text(0) ?? "");
  return finding === undefined ? undefined : { from: 0, to: 1, findings: [finding], file: undefined };
}

const findGroup = lookOnce(MAX_LINES, (window) => {
  const end = findEnd(window);
  return GROUP.test(window.text(end) ?? "") ? end : undefined;
});

/** Offset of the first line below the annotations. */
function findEnd(window: LogWindow): number {
  let to = 1;
  while (to < MAX_LINES && (isAnnotation(window, to) || isMessageLine(window, to))) to += 1;
  return to;
}

function isAnnotation(window: LogWindow, offset: number): boolean {
  const entry = window.at(offset);
  return entry?.marker === "error" || commandLevel(entry?.text ?? "") === "error";
}

/** A message of several lines is stamped once in a raw job log; elsewhere its stack ends it. */
function isMessageLine(window: LogWindow, offset: number): boolean {
  const entry = window.at(offset);
  if (entry === undefined || entry.marker !== undefined) return false;
  const isContinued = window.at(0)?.timestamp !== undefined && entry.timestamp === undefined;
  return isContinued || entry.text.trim() === "" || isV8Frame(entry.text);
}

function toFinding(text: string): Finding | undefined {
  const { title, place, message = "" } = parseCommand(text) ?? {};
  if (title === undefined || OF_BUN.test(title) || place === undefined || !message.includes("\n    at "))
    return undefined;
  const test = testName(title);
  const finding = readFailure(message.split("\n"), place);
  return test === undefined ? finding : { ...finding, test };
}
