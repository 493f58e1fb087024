import type { Finding, LogFormat, LogWindow, Match, PathClaim } from "../format.ts";
import { isOwnGoPath } from "../go-trace.ts";
import { parsePlace } from "../place.ts";

const HEAD =
  /^(?:•|\S{1,3})(?:!|\.\.\.)? (?:(?:Failure|Panic|Timeout)(?: in [^[]+)?|\[(?:FAILED|PANICKED|TIMEDOUT)\]) \[[\d.]+ seconds\]$/;
const RULE = /^-{20,}$/;
const SUMMARY = /^Summarizing \d{1,9} Failures?:$/;
const PLACE = /^\s*(?:In \[\w+\] at: )?(\S.{0,400}\.go:\d{1,9})(?: @ .{0,100})?$/;
const NODE =
  / ?\[(?:It|Entry|Measurement|(?:Just)?(?:Before|After)(?:Each|All|Suite)|Synchronized\w{1,40}|DeferCleanup[^\]]{0,100})\] ?/;
const MAX_LINES = 480;
const MAX_MESSAGE = 40;

/** Failed specs of Ginkgo, version 1 and 2. */
export const ginkgo: LogFormat = {
  id: "ginkgo",
  title: "Ginkgo",
  glance: [
    " Failure [",
    " Panic [",
    " Timeout [",
    " Failure in Spec ",
    "[FAILED] [",
    "[PANICKED] [",
    "[TIMEDOUT] [",
    "Summarizing ",
  ],
  read,
};

function read(window: LogWindow): Match | undefined {
  const text = window.text(0) ?? "";
  if (SUMMARY.test(text)) return readSummary(window);
  if (!HEAD.test(text)) return undefined;
  const lines: string[] = [];
  for (let to = 1; to < MAX_LINES; to++) {
    const line = window.text(to);
    if (line === undefined || RULE.test(line) || SUMMARY.test(line)) break;
    lines.push(line);
  }
  const blank = lines.indexOf("");
  if (blank < 1) return undefined;
  const test = testName(lines.slice(0, blank));
  const finding: Finding = { ...explain(lines.slice(blank + 1)), test };
  return { from: 0, to: lines.length + 1, findings: [finding] };
}

/** The list at the end repeats what was told. */
function readSummary(window: LogWindow): Match {
  let to = 1;
  while (to < MAX_LINES && /^(?:$|\s*\[|\s*\/)/.test(window.text(to) ?? "-")) to += 1;
  return { from: 0, to, findings: [] };
}

/** Containers stand above their specs, each with its place: `Cart`, `  when empty`, `    has no tax [It]`. */
function testName(lines: readonly string[]): string {
  const names = lines.filter((line) => !PLACE.test(line)).map((line) => line.trim());
  return names
    .flatMap((name) => name.split(NODE))
    .filter((name) => name !== "")
    .join(" > ");
}

/** What is wrong comes first, its place after it, a stack last. */
function explain(lines: readonly string[]): Finding {
  const stack = lines.findIndex((line) => line.trim() === "Full Stack Trace");
  const told = stack === -1 ? lines : lines.slice(0, stack);
  const at = told.findIndex((line) => PLACE.test(line));
  const said = told.slice(0, at === -1 ? MAX_MESSAGE : Math.min(at, MAX_MESSAGE));
  const message = dedent(said).replace(/^(?:\[(?:FAILED|PANICKED|TIMEDOUT)\]|Test Panicked\n) ?/, "");
  const place = ownPlace(at === -1 ? lines : lines.slice(at));
  const finding: Finding = { severity: "error", message: message.split("\nIn [", 1)[0] ?? message };
  return place === undefined ? finding : { ...finding, place };
}

function ownPlace(lines: readonly string[]): PathClaim | undefined {
  for (const line of lines) {
    const text = PLACE.exec(line.replace(/ \+0x[\da-f]+$/, ""))?.[1];
    const place = text === undefined ? undefined : parsePlace(text);
    if (place !== undefined && isOwnGoPath(place.path)) return place;
  }
  return undefined;
}

function dedent(lines: readonly string[]): string {
  const indent = lines.find((line) => line.trim() !== "")?.search(/\S/) ?? 0;
  return lines
    .map((line) => line.slice(Math.min(indent, line.length - line.trimStart().length)).trimEnd())
    .join("\n")
    .trim();
}
