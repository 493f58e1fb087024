import { parseErrorHead } from "../error-head.ts";
import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { errorCode } from "../stack-failure.ts";
import { readUncaughtBetween } from "../uncaught-between.ts";
import { isV8Frame } from "../v8-frame.ts";
import { closeSuites } from "./braces.ts";
import { readComments } from "./comments.ts";
import { readDiagnostics, readFurther, type Diagnostics } from "./diagnostics.ts";
import { readFailure } from "./failure.ts";
import { isFile, ownerOf } from "./owner.ts";
import { isNumbered } from "./numbered.ts";
import { parseTestLine, type TestLine } from "./test-line.ts";
import { isAssertion, lastTitle, testOfAssertion } from "./titled.ts";

/** A part of a stream, with what stands around the next one; that follows directly. */
interface StreamMatch extends Match {
  /** Names of the open subtests, outermost first. */
  readonly subtests: readonly string[];
  /** How deep the last failed test was. */
  readonly failedDepth: number;
  /** Whether subtests stand in braces, below the line of their suite. */
  readonly hasBraces?: boolean;
  /** Whether Perl's `prove -v` shows it: why its tests failed stands elsewhere, for the format `perl`. */
  readonly isProve?: boolean;
  /** The last comment, which may be the name of a test. */
  readonly title?: string;
  /** Whether nothing was printed below its last test. */
  readonly isSilent: boolean;
}

type State = Pick<StreamMatch, "subtests" | "failedDepth" | "hasBraces" | "isProve" | "title"> & {
  from: number;
};

const VERSION = "TAP version ";
/** Node, which marks what a file prints as comments, says in this key why a test failed. */
const OF_NODE = "failureType";
/** Failures of a suite whose tests failed say nothing. */
const SUBTESTS_FAILED = "subtestsFailed";
/** Deno's words for that. */
const STEPS_FAILED = /^\d{1,6} test steps? failed\.$/;
/** More lines than these between two tests are none of the stream. */
const MAX_BETWEEN = 400;
const MAX_SUITES = 20;
const MAX_ABOVE = 60;
const PROVE_FILE = /^\S{1,300} \.{2,60} ?$/;
/** What Perl's tests print below a failed test, for the format `perl`. */
const OF_PERL = /^ *# {3}Failed (?:\(TODO\) )?test\b/;

/** Failed tests in the Test Anything Protocol, as Node's runner, node-tap, AVA, tape and Mocha write it. */
export const tap: LogFormat = {
  id: "tap",
  title: "Test Anything Protocol",
  glance: ["not ok ", "# Subtest: ", VERSION],
  read(window, previous) {
    const stream = isStream(previous) ? previous : undefined;
    const line = parseTestLine(window.text(0) ?? "");
    if (line?.kind === "failed") return readFailed(window, line, stream);
    if (line === undefined && !isVersion(window.text(0))) return undefined;
    const isProve = stream === undefined ? isBelowProve(window) : stream.isProve === true;
    const match = toMatch(window, [], { ...opened(stream, line), isProve, from: 1 });
    return stream?.isSilent === false ? { ...match, isSilent: false } : match;
  },
};

function isStream(match: Match | undefined): match is StreamMatch {
  return match !== undefined && "subtests" in match;
}

/** `t/cart.t .. ` above the first subtest. */
function isBelowProve(window: LogWindow): boolean {
  for (let offset = -1; offset > -MAX_ABOVE; offset--) {
    const text = window.text(offset);
    if (text === undefined) return false;
    if (PROVE_FILE.test(text)) return true;
  }
  return false;
}

function isVersion(text: string | undefined): boolean {
  return text?.startsWith(VERSION) === true;
}

/** What stands around the lines below the start of a stream or a subtest. */
function opened(
  stream: StreamMatch | undefined,
  line: TestLine | undefined,
): Pick<StreamMatch, "subtests" | "failedDepth"> {
  if (line === undefined) return { subtests: [], failedDepth: -1 };
  const around = (stream?.subtests ?? []).slice(0, line.depth);
  return { subtests: [...around, line.name], failedDepth: -1 };
}

function readFailed(window: LogWindow, line: TestLine, stream: StreamMatch | undefined): Match | undefined {
  if (line.opens === true) return toMatch(window, [], { ...opened(stream, line), hasBraces: true, from: 1 });
  const diagnostics = readDiagnostics(window);
  if (stream === undefined && !isProved(diagnostics) && !isNumbered(window)) return undefined;
  const isTold = isSuite(line, stream, diagnostics) || isToldByPerl(window, stream, diagnostics);
  const errors = [diagnostics, ...readFurther(window, diagnostics)];
  const findings = isTold ? [] : errors.map((error) => toFinding(window, line, stream, error));
  const subtests = (stream?.subtests ?? []).slice(0, line.depth);
  const state = { subtests, failedDepth: line.depth, from: errors.at(-1)?.to ?? diagnostics.to };
  return toMatch(window, findings, {
    ...state,
    hasBraces: stream?.hasBraces === true,
    isProve: stream?.isProve === true,
    ...(stream?.title === undefined ? {} : { title: stream.title }),
  });
}

function isProved({ values, lines }: Diagnostics): boolean {
  return values.size > 0 || lines.some(isV8Frame);
}

/** Whether a line only says that some of its tests failed, which stand before it. */
function isSuite(line: TestLine, stream: StreamMatch | undefined, { values }: Diagnostics): boolean {
  const failureType = values.get(OF_NODE);
  if (failureType !== undefined) return failureType === SUBTESTS_FAILED;
  if (STEPS_FAILED.test(values.get("message") ?? "")) return true;
  if (stream?.hasBraces === true) return false;
  return (stream?.failedDepth ?? -1) > line.depth;
}

function isToldByPerl(
  window: LogWindow,
  stream: StreamMatch | undefined,
  { values, lines }: Diagnostics,
): boolean {
  if (values.size > 0 || lines.length > 0) return false;
  const below = window.text(1)?.trim() === "" ? window.text(2) : window.text(1);
  return stream?.isProve === true || OF_PERL.test(below ?? "");
}

function toFinding(
  window: LogWindow,
  line: TestLine,
  stream: StreamMatch | undefined,
  diagnostics: Diagnostics,
): Finding {
  const finding = withComments(window, readFailure(diagnostics, line.message ?? line.name), diagnostics);
  const names = [...(stream?.subtests ?? []).slice(0, line.depth), line.name];
  const lines = { from: 0, to: diagnostics.to - 1 };
  if (isAssertion(diagnostics)) {
    const title = testOfAssertion(line.name, lastTitle(window, [-MAX_ABOVE, 0]) ?? stream?.title);
    if (title !== undefined) return { ...finding, test: title, lines };
  }
  const { test, file, isConsequence } = ownerOf(names);
  const place = finding.place ?? file;
  const located = place === undefined ? { ...finding, lines } : { ...finding, place, lines };
  const isFailedFile = diagnostics.values.has("exitCode") && isFile(line.name);
  const isTold = stream?.isSilent !== true || !diagnostics.values.has(OF_NODE);
  if (isConsequence === true || (isFailedFile && isTold)) return { ...located, consequence: true };
  return test === undefined || isFailedFile || isUncaught(test, diagnostics) ? located : { ...located, test };
}

/** Where neither a block nor a stack stands below, comments may say what failed. */
function withComments(window: LogWindow, finding: Finding, { values, lines }: Diagnostics): Finding {
  if (values.size > 0 || lines.length > 0) return finding;
  const told = readComments(window)?.finding;
  if (told === undefined) return finding;
  return { ...finding, ...told, message: told.message || finding.message };
}

/** AVA writes an error outside of any test as if it were one, `not ok 2 - TypeError: not a price`. */
function isUncaught(test: string, { values }: Diagnostics): boolean {
  return errorCode(test) !== undefined && parseErrorHead(test)?.name === values.get("name");
}

/** Claims what follows down to the next test: passed ones, and output, in which a process may tell why it ended. */
function toMatch(
  window: LogWindow,
  findings: readonly Finding[],
  { subtests, failedDepth, hasBraces = false, isProve = false, title: outer, from }: State,
): StreamMatch {
  const next = findNext(window, from);
  const to = next ?? from;
  const uncaught = readUncaughtBetween(window, [from, to], withoutMark);
  const open = { subtests, failedDepth };
  const title = lastTitle(window, [from, to]) ?? outer;
  const braces = hasBraces ? closeSuites(window, [from, next ?? from + MAX_SUITES], open) : undefined;
  return {
    from: 0,
    to,
    findings: [...findings, ...uncaught, ...(braces?.findings ?? [])],
    ...(braces?.suites ?? open),
    hasBraces,
    isProve,
    isSilent: isSilent(window, [from, to]),
    ...(title === undefined ? {} : { title }),
  };
}

/** Whether no comment stands between two tests but the names of subtests. */
function isSilent(window: LogWindow, [from, to]: readonly [number, number]): boolean {
  for (let offset = from; offset < to; offset++)
    if (/^ *# (?!Subtest: )/.test(window.text(offset) ?? "")) return false;
  return true;
}

function findNext(window: LogWindow, from: number): number | undefined {
  for (let offset = from; offset < from + MAX_BETWEEN; offset++) {
    const text = window.text(offset);
    if (text === undefined) return undefined;
    if (parseTestLine(text) !== undefined || isVersion(text) || OF_PERL.test(text)) return offset;
  }
  return undefined;
}

/** Node marks what test files print, and escapes its number signs. */
function withoutMark(text: string): string {
  return text.startsWith("# ") ? text.slice(2).replaceAll("\\#", "#") : text;
}
