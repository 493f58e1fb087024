import type { Finding, LogWindow, Match } from "../format.ts";
import { claim } from "../place.ts";

/** How a small runner tells of a failed test in one line: groups `test`, `message`, `path`, `line`. */
const ROWS: readonly RegExp[] = [
  // Check: t.c:3:F:core:test_total:0: Assertion '1+1 == 3' failed: 1+1 == 2, 3 == 3
  /^(?<path>[^\s:]{1,200}):(?<line>\d{1,7}):[FE]:[^:]{1,100}:(?<test>[^:\s]{1,200}):\d{1,9}: (?<message>.*)$/,
  // Criterion: [FAIL] cart::total: (0.00s)
  /^\[FAIL\] (?<test>[\w/]{1,100}::[\w/]{1,100}): (?:\(\d{1,7}\.\d{1,4}s\)|(?<message>\S.*))$/,
  // FPCUnit:     00.000  TestTotal  Failed: "sum" expected: <3> but was: <4>
  /^ {2,20}\d\d\.\d{3} {2}(?<test>\w{1,200}) {2}(?:Failed|Error): (?<message>.*)$/,
  // SRFI 64 in Guile: /home/shop/cart.scm:3: FAIL adds prices
  /^(?<path>[^\s:]{1,300}\.s(?:cm|ls|ld)):(?<line>\d{1,7}): FAIL (?<test>\S.*)$/,
  // Autotest:   2: copy file                                       FAILED (copy.at:12)
  /^ {0,4}\d{1,4}: (?<test>\S.{0,200}?) {2,200}FAILED \((?<path>[^\s():]{1,200}):(?<line>\d{1,7})\)$/,
  // Scala's partest: !! 2 - run/t1234.scala                           [output differs]
  /^!! {1,4}\d{1,6} - (?<test>\S{1,200}) {1,200}\[(?<message>[^\]]{1,200})\]$/,
  // mruby: Fail: Integer#% => Assertion[2]
  /^(?:Fail|Error|Crash): (?<test>\S.{0,200}?) => (?<message>\S.*)$/,
  // Octave:   datetime.m ............................................. PASS    0/4    FAIL 4
  /^ {1,4}(?<test>\S{1,200}) \.{3,100} ?PASS {1,8}\d{1,6}\/\d{1,6} {1,8}(?<message>FAIL {1,8}\d{1,6})/,
  // Julia: strings   (2) |         failed at 2018-11-05T10:11:12.123
  /^(?<test>\S{1,200}) {1,100}\(\d{1,4}\) \| {1,40}(?<message>failed at \d{4}-\d\d-\d\dT\S{1,30})$/,
  // utest:   testTotal: FAILURE F
  /^ {2,8}(?<test>\w{1,200}): (?:FAILURE|ERROR) [.FEW]{1,400}$/,
  // GAP: ########> Diff in /home/travis/build/x/tst/cart.tst:3
  /^#{4,12}> (?<message>Diff in (?<test>\S{1,300}):(?<line>\d{1,9}))$/,
  // clitest: [FAILED #1, line 1] echo ok
  /^\[FAILED #\d{1,6}, line \d{1,7}\] (?<test>\S.*)$/,
  // Redis: [err]: SET and GET an item in tests/unit/type/string.tcl
  /^(?:\*{3} )?\[err\]: (?<test>\S.*) in (?<path>tests\/\S{1,200}\.tcl)$/,
];

/** Reads a line that only one runner prints so. */
export function readKnownRow(window: LogWindow): Match | undefined {
  const text = (window.text(0) ?? "").trimEnd();
  for (const pattern of ROWS) {
    const groups = pattern.exec(text)?.groups;
    const test = groups?.["test"];
    if (groups === undefined || test === undefined) continue;
    const finding: Finding = { severity: "error", message: groups["message"] ?? test, test };
    const path = groups["path"] ?? (groups["line"] === undefined ? undefined : test);
    if (path !== undefined) finding.place = claim(path, Number(groups["line"] ?? 1), undefined);
    return { from: 0, to: 1, findings: [finding] };
  }
  return undefined;
}
