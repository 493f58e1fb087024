import type { Finding, LogFormat, LogWindow, Match, PathClaim } from "../format.ts";
import { readNodeMissed } from "../istanbul/istanbul.ts";
import { parsePlace } from "../place.ts";
import { readUncaughtBetween } from "../uncaught-between.ts";
import { isFileFailure, readBody, readFailure } from "./failure.ts";
import {
  COUNT,
  EMPTY_TREE,
  extendTree,
  isTimed,
  parseTreeLine,
  readTreeLine,
  takeFailed,
  testTitle,
  type Tree,
  type TreeLine,
} from "./tree.ts";

/** A part of a run, with what was seen of its tests; the next part follows directly. */
interface RunMatch extends Match {
  readonly tree: Tree;
  /** Whether the list of failures has begun. */
  readonly isReport: boolean;
  /** Whether nothing was printed below its last line of the tree. */
  readonly isSilent: boolean;
}

const REPORT_HEADS = ["✖ failing tests:", "Failed tests:"];
const TEST_AT = "test at ";
/** The first of the counts; other lines with that mark tell of a single test: `ℹ Error: Test "late" at a.test.mjs:20:1 generated …`. */
const TESTS = /^ℹ tests \d/;
/** More lines than these between two tests are not their output. */
const MAX_OUTPUT = 200;
const MAX_COUNTS = 480;

/** Failed tests of Node's own runner, from the list that its reporters `spec` and `dot` end with. */
export const nodeTest: LogFormat = {
  id: "node-test",
  title: "Node.js test runner",
  glance: ["✖ ", "✔ ", "▶ ", "﹣ ", "⚠ ", TEST_AT, "Failed tests:"],
  read(window, previous) {
    const run = isRun(previous) ? previous : undefined;
    return readHead(window, run) ?? readFailed(window, run) ?? readTree(window, run);
  },
};

function isRun(match: Match | undefined): match is RunMatch {
  return match !== undefined && "tree" in match;
}

function readHead(window: LogWindow, run: RunMatch | undefined): RunMatch | undefined {
  if (!isReportHead(window, 0)) return undefined;
  const to = skipEmpty(window, 1);
  const isEntry =
    window.text(to)?.startsWith(TEST_AT) === true || parseTreeLine(window.text(to) ?? "")?.depth === 0;
  return isEntry
    ? { from: 0, to, findings: [], tree: run?.tree ?? EMPTY_TREE, isReport: true, isSilent: false }
    : undefined;
}

/** Below the head stands an empty line; a test that prints it does not print that. */
function isReportHead(window: LogWindow, offset: number): boolean {
  return (
    REPORT_HEADS.includes(window.text(offset)?.trimEnd() ?? "") && window.text(offset + 1)?.trim() === ""
  );
}

/** `test at test/cart.test.js:15:3`, `✖ counts quantities (0.59ms)`, the error; `dot` leaves out the first line. */
function readFailed(window: LogWindow, run: RunMatch | undefined): RunMatch | undefined {
  const place = parseTestAt(window.text(0));
  if (place === undefined && run?.isReport !== true) return undefined;
  const start = place === undefined ? 0 : 1;
  const line = readTreeLine(window, start);
  if (line === undefined || line.depth > 0 || isOfTree(line)) return undefined;
  const body = readBody(window, line.to);
  const { failed, tree } = takeFailed(run?.tree ?? EMPTY_TREE, line.text);
  const title = line.mark === "✖" ? testTitle(line) : undefined;
  const part = { from: 0, to: skipEmpty(window, body.to), tree, isReport: true, isSilent: false };
  if (title === undefined || body.lines.length === 0) return { ...part, findings: [] };
  const failure = readFailure(body.lines, title, place, failed?.isSilent === true);
  if (failure === undefined) return { ...part, findings: [] };
  const test = isFileFailure(failure) ? {} : { test: failed?.name ?? title };
  return { ...part, findings: [{ ...failure, ...test, lines: { from: 0, to: body.to - 1 } }] };
}

/** Suites and passed tests are not in the list of failures: behind it they begin another run. */
function isOfTree({ mark }: TreeLine): boolean {
  return mark === "▶" || mark === "✔";
}

function parseTestAt(text: string | undefined): PathClaim | undefined {
  return text?.startsWith(TEST_AT) === true ? parsePlace(text.slice(TEST_AT.length).trimEnd()) : undefined;
}

/** Follows the tree of tests, since the list of failures names no suites. What is printed between two of its lines is their output. */
function readTree(window: LogWindow, before: RunMatch | undefined): RunMatch | undefined {
  const line = readTreeLine(window, 0);
  if (line === undefined || (before?.isReport === true && !isOfTree(line))) return undefined;
  const run = before?.isReport === true ? undefined : before;
  const to = findNext(window, line.to);
  const next = readTreeLine(window, to);
  const isSuite = line.mark === "▶" && next !== undefined && next.depth === line.depth + 1;
  if (run === undefined && !isSuite && !isTimed(line)) return undefined;
  const isSilent = run?.isSilent ?? isUnannounced(window);
  const tree = extendTree(run?.tree ?? EMPTY_TREE, line, isSilent);
  const findings = [...readUncaughtBetween(window, [line.to, to]), ...missedCoverage(window, to)];
  return { from: 0, to, findings, tree, isReport: false, isSilent: to === line.to };
}

/** What Node prints of an error, down to its version, takes more lines than these. */
const NO_ROOM = 6;

/** Whether no file failed before the first line of the tree: what one prints then is claimed, down to Node's version. */
function isUnannounced(window: LogWindow): boolean {
  const above = window.text(-1);
  return above === undefined ? (window.at(0)?.line ?? 0) <= NO_ROOM : !above.startsWith("Node.js v");
}

/** Thresholds that are not met stand among the counts. */
function missedCoverage(window: LogWindow, to: number): Finding[] {
  const findings: Finding[] = [];
  for (let offset = 1; offset < to; offset++) {
    const finding = readNodeMissed(window.text(offset)?.trimEnd() ?? "");
    if (finding !== undefined) findings.push({ ...finding, lines: { from: offset, to: offset } });
  }
  return findings;
}

/** Offset of the next line of the tree or of the list of failures; where to begin when none is near. */
function findNext(window: LogWindow, from: number): number {
  for (let offset = from; offset < MAX_OUTPUT; offset++) {
    const text = window.text(offset);
    if (text === undefined) return from;
    if (TESTS.test(text)) return findReport(window, offset);
    if (readTreeLine(window, offset) !== undefined || isReportHead(window, offset)) return offset;
  }
  return from;
}

/** Between tree and list stand the counts, perhaps a table of coverage. */
function findReport(window: LogWindow, from: number): number {
  for (let offset = from; offset < MAX_COUNTS; offset++) {
    const text = window.text(offset)?.trimEnd();
    if (isReportHead(window, offset)) return offset;
    if (text === undefined || (text !== "" && !text.startsWith(COUNT.trimEnd()))) return from;
  }
  return from;
}

function skipEmpty(window: LogWindow, from: number): number {
  let offset = from;
  while (offset < MAX_COUNTS && window.text(offset)?.trim() === "") offset += 1;
  return offset;
}
