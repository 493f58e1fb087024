import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { parsePlaceLine } from "../place-line.ts";

const RUN = /^\[ RUN {6}\] (\w{1,300})$/;
const FAILED = /^\[ {2}(?:FAILED {2}|ERROR {3})\] (\w{1,300})$/;
const ENDED = /^\[(?: {7}OK | {2}SKIPPED )\] \w/;
const ERROR = "[  ERROR   ] --- ";
const PLACE = "[   LINE   ] --- ";
const HOOK = /^Could not run test: /;
const SAYS_NOTHING = /^(?:Failure!)?$/;
const MAX_LINES = 300;
const MOST_TOLD = 12;

/** Failed tests of cmocka, whose names, unlike GoogleTest's, are those of C functions. */
export const cmocka: LogFormat = {
  id: "cmocka",
  title: "cmocka",
  glance: ["[ RUN      ] "],
  read,
};

/** `[ RUN      ] test_adds`, `[  ERROR   ] --- 0x2 != 0x3`, `[   LINE   ] --- cart.c:7: error: Failure!`, `[  FAILED  ] test_adds` */
function read(window: LogWindow): Match | undefined {
  const test = RUN.exec(window.text(0)?.trimEnd() ?? "")?.[1];
  if (test === undefined) return undefined;
  for (let end = 1; end < MAX_LINES; end++) {
    const text = window.text(end)?.trimEnd();
    if (text === undefined || RUN.test(text)) return undefined;
    if (ENDED.test(text)) return { from: 0, to: end + 1, findings: [] };
    if (FAILED.exec(text)?.[1] !== test) continue;
    return { from: 0, to: end + 1, findings: [{ ...toFinding(window, end), test }] };
  }
  return undefined;
}

/** What is told from the first error on; what `fail_msg` says is printed above it. */
function toFinding(window: LogWindow, end: number): Finding {
  const lines = Array.from({ length: end - 1 }, (_, index) => window.text(index + 1)?.trimEnd() ?? "");
  const start = lines.findIndex((line) => line.startsWith(ERROR) || HOOK.test(line));
  const isAbove = lines[start]?.startsWith(`${ERROR}${PLACE}`) === true;
  const first = isAbove ? lines.findIndex((line) => line.startsWith("ERROR: ")) : start;
  const told = lines.slice(Math.max(first === -1 ? start : first, 0)).map(parseTold);
  const message = told
    .map(({ text }) => text)
    .filter((text) => !SAYS_NOTHING.test(text))
    .slice(0, MOST_TOLD)
    .join("\n");
  const place = told.find((line) => line.place !== undefined)?.place;
  const finding: Finding = { severity: "error", message: message || "failed" };
  return place === undefined ? finding : { ...finding, place };
}

function parseTold(line: string): { text: string; place?: Finding["place"] } {
  const text = line
    .replace(ERROR, "")
    .replace(PLACE, "")
    .replace(/^ERROR: /, "");
  const own = parsePlaceLine(text);
  return own?.isExact === true
    ? { text: own.text.replace(/^(?:error|note): /, ""), place: own.place }
    : { text };
}
