import type { Finding, LogWindow, Match } from "../format.ts";
import { ownJavaPlace, readJavaTrace, type JavaTrace } from "../java-trace.ts";
import { readTestName, withoutPackage } from "../maven/test-name.ts";

/** A suite that could not be run is none: `Null Test: 	Caused an ERROR`. */
const HEAD = /^(?:Testcase: (\S.*)|(Null Test: *\t.*))$/;
const TOOK = /^(.*) took [\d.,]+ sec$/;
const RESULT = /^\s*(?:FAILED|Caused an ERROR)$/;
const ENDED = /^(.*): ?\t?(?:FAILED|Caused an ERROR)$/;
const SUITE = /^Test(?:suite:)? (\S+)(?: FAILED| \(crashed\))?$/;
const MAX_MESSAGE_LINES = 30;
const MAX_SUITE_LINES = 60;

/** Reads `Testcase: total(shop.CartTest):	FAILED`, or `Testcase: total took 0.004 sec` with `	FAILED` below, and its trace. */
export function readTestcase(window: LogWindow): Match | undefined {
  const [, testcase, none] = HEAD.exec(window.text(0) ?? "") ?? [];
  const head = (testcase ?? none)?.trimEnd();
  if (head === undefined) return undefined;
  const inline = ENDED.exec(head)?.[1];
  const name = inline ?? TOOK.exec(head)?.[1];
  const from = inline === undefined ? 2 : 1;
  if (name === undefined || (inline === undefined && !RESULT.test(window.text(1) ?? ""))) return undefined;
  const trace = readTrace(window, from);
  const below = window.text(from);
  const said = below === undefined || HEAD.test(below) ? undefined : below.trim();
  const to = trace?.to ?? (said === undefined ? from : from + 1);
  const test = testOf(window, name, to);
  if (trace === undefined)
    return { from: 0, to, findings: [{ severity: "error", message: said || name, test }] };
  const { code, message, frames } = trace;
  const place = ownJavaPlace(frames, name);
  const finding: Finding = { severity: "error", code, message, test, frames };
  return { from: 0, to, findings: [place === undefined ? finding : { ...finding, place }] };
}

/** What the exception said comes first, and once more behind its class. */
function readTrace(window: LogWindow, from: number): JavaTrace | undefined {
  for (let offset = from; offset < from + MAX_MESSAGE_LINES; offset++) {
    const text = window.text(offset);
    if (text === undefined || HEAD.test(text)) return undefined;
    const trace = readJavaTrace(window.text, offset, text);
    const below = window.text(offset + 1) ?? "";
    if (trace !== undefined && !below.endsWith(`: ${text.trim()}`)) return trace;
  }
  return undefined;
}

/** The class stands in the name, or around the suite: `Testsuite: shop.CartTest` before, `Test shop.CartTest FAILED` after it. */
function testOf(window: LogWindow, name: string, to: number): string {
  const { test, hasClass } = readTestName(name);
  if (hasClass) return test;
  const type = suiteFrom(window, -1, -1) ?? suiteFrom(window, to, 1);
  return type === undefined ? test : `${withoutPackage(type)} > ${test}`;
}

function suiteFrom(window: LogWindow, start: number, step: 1 | -1): string | undefined {
  for (let count = 0; count < MAX_SUITE_LINES * (step === 1 ? 6 : 1); count++) {
    const text = window.text(start + step * count);
    const type = SUITE.exec(text ?? "")?.[1];
    if (text === undefined || type !== undefined) return type;
  }
  return undefined;
}
