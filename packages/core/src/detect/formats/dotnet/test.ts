import type { Finding, LogWindow, Match } from "../format.ts";
import { readBlock } from "./block.ts";

const DURATION = "(?:<? ?\\d[\\d.,]*\\s?(?:ms|s|m|h)(?: \\d+ ?m?s)?)";
/** `  Failed Shop.CartTests.Total [12 ms]`, in version 16 `  X Shop.CartTests.Total [7ms]`, in 15 `Failed   Shop.CartTests.Total`. */
const VSTEST = new RegExp(`^\\s{0,6}(?:Failed|X) {1,3}(\\S.*?)(?: \\[${DURATION}\\])?$`);
const ERROR_MESSAGE = /^\s{0,6}Error Message:\s*$/;
/** The testing platform of .NET 8 and later: `failed Shop.CartTests.Total (12ms)`. */
const PLATFORM = new RegExp(`^failed (\\S.*) \\(${DURATION}\\)$`);
const XUNIT = /^(?:\[xUnit\.net [\d:.]{4,16}\])?\s{2,6}(\S.*[^\s:]) \[FAIL\]$/;
const XUNIT_PREFIX = /^\[xUnit\.net [\d:.]{4,16}\] {0,7}/;
const NUNIT =
  /^\d{1,4}\) (?:Failed|Error|Invalid|Test Failure|Test Error|SetUp (?:Error|Failure|Failed)|TearDown (?:Error|Failed|Failure)) : (\S.*)$/;
const NEXT =
  /^(?:\s{0,6}(?:Failed|Passed|Skipped|X|√|!) {1,3}\S.*|(?:Failed|Passed|Skipped)! |\d{1,4}\) \S.* : |(?:failed|passed|skipped) \S.*|\[xUnit|Test Run |Total tests|Results File|(?:\s{2}Standard (?:Output|Error)|Debug Traces|TestContext) ?(?:Messages)?:?.*)$/;

/** Reads a failed test of VSTest, the testing platform, xUnit's or NUnit's console, with its message and trace. */
export function readTest(window: LogWindow): Match | undefined {
  return readVstest(window) ?? readPlatform(window) ?? readXunit(window) ?? readNunit(window);
}

function readVstest(window: LogWindow): Match | undefined {
  const name = VSTEST.exec(window.text(0) ?? "")?.[1];
  if (name === undefined || !ERROR_MESSAGE.test(window.text(1) ?? "")) return undefined;
  return toMatch(name, readBlock(window, 2, isNext));
}

function readPlatform(window: LogWindow): Match | undefined {
  const name = PLATFORM.exec(window.text(0) ?? "")?.[1];
  if (name === undefined || !/^\s+\S/.test(window.text(1) ?? "")) return undefined;
  return toMatch(
    name,
    readBlock(window, 1, (text) => /^\S/.test(text)),
  );
}

/** VSTest tells again what xUnit's adapter tells as it comes. */
function readXunit(window: LogWindow): Match | undefined {
  const text = window.text(0) ?? "";
  const name = XUNIT.exec(text)?.[1];
  if (name === undefined) return undefined;
  if (!XUNIT_PREFIX.test(text))
    return toMatch(
      name,
      readBlock(window, 1, (line) => !/^ {6}/.test(line)),
    );
  let to = 1;
  while (to < 100 && isDetail(window.text(to) ?? "")) to += 1;
  return { from: 0, to, findings: [] };
}

function isDetail(text: string): boolean {
  return /^\[xUnit\.net [\d:.]{4,16}\] {7}/.test(text);
}

function readNunit(window: LogWindow): Match | undefined {
  const name = NUNIT.exec(window.text(0) ?? "")?.[1];
  if (name === undefined) return undefined;
  return toMatch(
    name,
    readBlock(window, 1, (text) => /^\d{1,4}\) |^(?:Run Settings|Test Run Summary|Tests Not Run)/.test(text)),
  );
}

function isNext(text: string): boolean {
  return NEXT.test(text);
}

function toMatch(name: string, { to, finding }: { to: number; finding: Finding }): Match {
  const message = finding.message === "" ? name : finding.message;
  return { from: 0, to, findings: [{ ...finding, message, test: name }] };
}
