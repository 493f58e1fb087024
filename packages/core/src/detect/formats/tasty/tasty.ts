import { blockLines, indentOf } from "../block-lines.ts";
import type { Finding, LogFormat, LogWindow, Match, PathClaim } from "../format.ts";

const FAILED = /^( *)(\S.*?): +(?:FAIL|TIMEOUT)(?: \(\d[\d.]*s\))?$/;
const RESULT = /: +(?:OK|FAIL|TIMEOUT|SKIP)(?: \(\d[\d.]*s\))?$/;
const PLACE = /^(\S.*\.l?hs):(\d{1,9})(?::(\d{1,9}))?:?$/;
const RERUN = /^Use -p /;
const MAX_LINES = 100;
const MAX_BEFORE = 60;
const MAX_MESSAGE_LINES = 6;

/** Failed tests of Haskell's Tasty. */
export const tasty: LogFormat = {
  id: "tasty",
  title: "Tasty",
  glance: [": FAIL", "  FAIL", "TIMEOUT"],
  read,
};

/** A test's match reaches to the next one that failed, which stands among the groups around it. */
interface TreeMatch extends Match {
  readonly groups: readonly Group[];
}

interface Group {
  readonly depth: number;
  readonly name: string;
}

/** `    adds:  FAIL` beneath the groups that it is in; the place and what was expected below. */
function read(window: LogWindow, previous: Match | undefined): Match | undefined {
  const [, indent, name] = FAILED.exec(window.text(0) ?? "") ?? [];
  if (indent === undefined || name === undefined) return undefined;
  const depth = indent.length;
  const lines = blockLines(window, 1, MAX_LINES, (text) => text !== "" && indentOf(text) <= depth);
  const said = lines.map((line) => line.trim()).filter((line) => line !== "");
  if (said.length === 0) return undefined;
  const places = said.map(toPlace);
  const message = said.filter((line, index) => places[index] === undefined && !RERUN.test(line));
  const before = isTree(previous) ? [...previous.groups] : groupsBefore(window);
  const groups = before.filter((group) => group.depth < depth);
  const test = [...groups.map((group) => group.name), name].join(" > ");
  const finding: Finding = {
    severity: "error",
    message: message.slice(0, MAX_MESSAGE_LINES).join("\n") || "failed",
    test,
  };
  const place = places.find((each) => each !== undefined);
  if (place !== undefined) finding.place = place;
  finding.lines = { from: 0, to: lines.length };
  return toTree(window, finding, groups, lines.length + 1);
}

function isTree(match: Match | undefined): match is TreeMatch {
  return match !== undefined && "groups" in match;
}

function toTree(window: LogWindow, finding: Finding, around: Group[], from: number): TreeMatch {
  let groups = around;
  let to = from;
  for (; to < from + MAX_LINES; to++) {
    const text = window.text(to) ?? "";
    if (text.trim() === "" || FAILED.test(text) || !/^\s/.test(text)) break;
    groups = enter(groups, text);
  }
  return { from: 0, to, findings: [finding], groups };
}

/** The groups around a test, outermost first. */
function groupsBefore(window: LogWindow): Group[] {
  let first = -1;
  while (first > -MAX_BEFORE && window.text(first)?.trim() !== "") first -= 1;
  const texts = Array.from({ length: -first - 1 }, (_, index) => window.text(first + 1 + index) ?? "");
  return texts.filter((text) => text !== "").reduce(enter, []);
}

/** The groups around what follows a line. */
function enter(groups: Group[], text: string): Group[] {
  const depth = indentOf(text);
  // What a test prints begins at the left.
  if (depth === 0 && groups.some((group) => group.depth > 0)) return groups;
  const around = groups.filter((group) => group.depth < depth);
  return RESULT.test(text) ? around : [...around, { depth, name: text.trim() }];
}

function toPlace(text: string): PathClaim | undefined {
  const [, path, line, column] = PLACE.exec(text) ?? [];
  if (path === undefined) return undefined;
  const place = { path, line: Number(line) };
  return column === undefined ? place : { ...place, column: Number(column) };
}
