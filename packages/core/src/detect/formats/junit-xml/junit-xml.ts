import type { LogFormat, LogWindow, Match } from "../format.ts";
import { readCases } from "./cases.ts";

/** A part of a report, with the suites that are open behind it. */
interface ReportMatch extends Match {
  readonly suites: readonly string[];
}

const TAGS = ["<testcase ", "<testsuite ", "</testsuite>"];
const ENDS = [...TAGS, "</testsuites>", "<testsuites"];
/** A report without line breaks begins with what stands around it. */
const HEADS = ["<?xml ", "<testsuites"];
/** Output of a test longer than this is no part of its failure. */
const MAX_LINES = 480;

/**
 * Failed tests in a report in JUnit's XML that was printed, as reporters of Node, Vitest, Mocha and others do:
 * `<testcase name="counts quantities" classname="total">` above `<failure type="AssertionError" message="1 == 2">`.
 */
export const junitXml: LogFormat = {
  id: "junit-xml",
  title: "JUnit XML",
  glance: TAGS,
  read(window, previous) {
    if (!startsPart(window.text(0) ?? "")) return undefined;
    return readPart(window, isReport(previous) ? previous.suites : []);
  },
};

function isReport(match: Match | undefined): match is ReportMatch {
  return match !== undefined && "suites" in match;
}

function startsWithTag(text: string | undefined, tags: readonly string[]): boolean {
  const line = text?.trimStart() ?? "";
  return tags.some((tag) => line.startsWith(tag));
}

function startsPart(text: string): boolean {
  if (startsWithTag(text, TAGS)) return true;
  return startsWithTag(text, HEADS) && TAGS.some((tag) => text.includes(tag));
}

/** Claims the lines down to the next tag of the report; a report without line breaks is one part. */
function readPart(window: LogWindow, open: readonly string[]): ReportMatch {
  let to = 1;
  while (to < MAX_LINES && window.text(to) !== undefined && !startsWithTag(window.text(to), ENDS)) to += 1;
  const text = Array.from({ length: to }, (_, offset) => window.text(offset) ?? "").join("\n");
  const { findings, suites } = readCases(text, open);
  const lines = { from: 0, to: to - 1 };
  return { from: 0, to, findings: findings.map((finding) => ({ ...finding, lines })), suites };
}
