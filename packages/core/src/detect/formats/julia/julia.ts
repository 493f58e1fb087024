import { blockLines } from "../block-lines.ts";
import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { parsePlace } from "../place.ts";

const TEST = /^(?:(\S.{0,300}): )?(?:Test Failed|Error During Test)(?: at (\S.*))?$/;
const THROWN = /^ERROR: (?:LoadError: |InitError: ){0,8}(\S.*)$/;
const FILE = /^in expression starting at (\S.{0,400}?)(?:, in expression starting at .*)?$/;
const CODE = /^(\w+(?:Error|Exception))(?::|\()/;
/** What the tests' end says of failures above it. */
const FOLLOWS = /^Some tests did not pass|^Package \S+ (?:errored|had errors)|^failed process: /;
/** Some runners name the set of tests on a line of its own. */
const SET = /^Error in testset (\S.*):$/;
const END = /^(?: {0,4}Stacktrace:|Test Summary:|ERROR: |(?:\S.*: )?(?:Test Failed|Error During Test)\b)/;
const MAX_LINES = 60;
const MAX_MESSAGE_LINES = 4;

/** Failed tests of Julia's Test, and what ends a Julia program. */
export const julia: LogFormat = {
  id: "julia",
  title: "Julia",
  glance: ["Test Failed", "Error During Test", "ERROR: "],
  read: (window) => readTest(window) ?? readThrown(window),
};

/** `total: Test Failed at /home/shop/test/runtests.jl:5`, `  Expression: total([1, 2]) == 4`, `   Evaluated: 3 == 4`. */
function readTest(window: LogWindow): Match | undefined {
  const head = TEST.exec(window.text(0) ?? "");
  if (head === null) return undefined;
  const lines = blockLines(
    window,
    1,
    MAX_LINES,
    (text) => END.test(text) || (text !== "" && !text.startsWith(" ")),
  );
  if (
    !lines.some((line) => /^ *(?:Expression|Test threw|Got exception|Expected|Unexpected Pass)\b/.test(line))
  )
    return undefined;
  const message = lines.filter((line) => line !== "").map((line) => line.trim());
  const finding: Finding = { severity: "error", message: message.slice(0, MAX_MESSAGE_LINES).join("\n") };
  const test = head[1] ?? SET.exec(window.text(-1) ?? "")?.[1];
  if (test !== undefined) finding.test = test;
  const place = parsePlace(head[2] ?? "");
  if (place !== undefined) finding.place = place;
  return { from: 0, to: lines.length + 1, findings: [finding] };
}

/** `ERROR: LoadError: UndefVarError: foo not defined`, a stack, `in expression starting at /home/shop/test.jl:3`. */
function readThrown(window: LogWindow): Match | undefined {
  const message = THROWN.exec(window.text(0) ?? "")?.[1];
  if (message === undefined) return undefined;
  for (let offset = 1; offset < MAX_LINES; offset++) {
    const text = window.text(offset);
    if (text === undefined || THROWN.test(text)) break;
    const place = parsePlace(FILE.exec(text)?.[1] ?? "");
    if (place === undefined) continue;
    const code = CODE.exec(message)?.[1];
    const finding: Finding = { severity: "error", message, place, ...(code === undefined ? {} : { code }) };
    return {
      from: 0,
      to: offset + 1,
      findings: [FOLLOWS.test(message) ? { ...finding, consequence: true } : finding],
    };
  }
  if (!FOLLOWS.test(message)) return undefined;
  return { from: 0, to: 1, findings: [{ severity: "error", message, consequence: true }] };
}
