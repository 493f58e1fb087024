import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";

const MODULE = /^( {0,4})Module [Ff]ailed: (\S.*)$/;
const TEST = /^ {0,6}Test [Ff]ailed: (\S.*)$/;
const ASSERTION = /^ {0,8}(?:Assertion [Ff]ailed|Failed [Aa]ssertion): (\S.*)$/;
const EXPECTED = /^ {2,12}Expected: .*, (?:Actual|but was): /;
const MAX_LINES = 300;
const MAX_MESSAGE_LINES = 4;

/** Failed tests as the runners of QUnit for headless browsers write them, each a copy of the same script. */
export const qunitText: LogFormat = {
  id: "qunit-text",
  title: "QUnit in a headless browser",
  glance: ["Module Failed: ", "Module failed: ", "Test Failed: ", "Test failed: "],
  read,
};

/** `Module Failed: cart`, `  Test Failed: adds`, `    Assertion Failed: failed, expected argument to be truthy`. */
function read(window: LogWindow, previous: Match | undefined): Match | undefined {
  const suite = MODULE.exec(window.text(0) ?? "")?.[2]?.trimEnd();
  if (suite === undefined) return previous === undefined ? readAlone(window) : undefined;
  const findings: Finding[] = [];
  let to = 1;
  for (; to < MAX_LINES; to++) {
    const text = window.text(to);
    if (text === undefined || MODULE.test(text)) break;
    const test = TEST.exec(text)?.[1];
    const said = ASSERTION.exec(text)?.[1];
    if (test !== undefined) findings.push(newFinding(`${suite} > ${test.trimEnd()}`, to));
    else if (said !== undefined || EXPECTED.test(text)) addLine(findings.at(-1), said ?? text, to);
    else break;
  }
  return findings.length === 0 ? undefined : { from: 0, to, findings: findings.map(withMessage) };
}

/** `Test failed: cart: adds`, `    Failed assertion: expected 5, but was 4`, where the module stands before the test. */
function readAlone(window: LogWindow): Match | undefined {
  const test = TEST.exec(window.text(0) ?? "")?.[1]?.trimEnd();
  const said = ASSERTION.exec(window.text(1) ?? "")?.[1]?.trimEnd();
  if (test === undefined || said === undefined) return undefined;
  const name = test.replace(/^(.{1,200}?): /, "$1 > ");
  return { from: 0, to: 2, findings: [{ severity: "error", message: said, test: name }] };
}

function newFinding(test: string, offset: number): Finding {
  return { severity: "error", message: "", test, lines: { from: offset, to: offset } };
}

function addLine(finding: Finding | undefined, text: string, offset: number): void {
  if (finding === undefined) return;
  finding.lines = { from: finding.lines?.from ?? offset, to: offset };
  if (finding.message.split("\n").length < MAX_MESSAGE_LINES)
    finding.message = `${finding.message}\n${text.trim()}`.trim();
}

function withMessage(finding: Finding): Finding {
  return finding.message === "" ? { ...finding, message: "Test failed" } : finding;
}
