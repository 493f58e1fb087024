import type { Finding, Match, PathClaim } from "../format.ts";
import { ownJavaPlace, readJavaTrace } from "../java-trace.ts";
import type { LineReader } from "../line-reader.ts";

const FAILED = /^(\s*)(?:- )?(\S.*) \*\*\* (?:FAILED|ABORTED) \*\*\*(?: \([^()]{1,60}\))?\s*$/;
const PLACE = /\(([\w.-]+\.scala):(\d{1,9})\)\.?$/;
const MUNIT = /^==> [XE] ((?:[a-z_]\w*\.)*[A-Z]\w*)\./;
const MUNIT_TIME = / {2}\d[\d.]{0,12}s /;
const MUNIT_CODE = /^([\w.]+): (?=\S)/;
const JUNIT = /^Test ([\w.$]+)\.([\w$]+) failed: (?:([\w.$]+): )?(.*?)(?:, took [\d.]+ s(?:ec)?)?$/;
const SUITE = /^([A-Z]\w*):\s*$/;
const SPECS2 = /^\s*[x!] (\S.*)$/;
const SCALACHECK =
  /^! ([\w$]+(?:\.[\w$]+)*)\.(\S.{0,300}?): ((?:Falsified after|Gave up after|Exception raised on)\b.*)$/;
const LABELS = "Labels of failing property:";
const MAX_MESSAGE_LINES = 12;
const MAX_BEHIND = 60;

/** Reads a failed test of ScalaTest, MUnit, JUnit, specs2 or ScalaCheck, from lines without sbt's level. */
export function readTest(line: LineReader): Match | undefined {
  return (
    readScalaTest(line) ?? readMunit(line) ?? readJunit(line) ?? readSpecs2(line) ?? readScalaCheck(line)
  );
}

/** `- should add *** FAILED *** (27 milliseconds)`, below `  1 did not equal 2 (CartSpec.scala:242)`. */
function readScalaTest(line: LineReader): Match | undefined {
  const [, indent, name] = FAILED.exec(line(0) ?? "") ?? [];
  if (indent === undefined || name === undefined) return undefined;
  const lines: string[] = [];
  let place: PathClaim | undefined;
  for (let offset = 1; offset < MAX_MESSAGE_LINES && place === undefined; offset++) {
    const text = line(offset) ?? "";
    if (!text.startsWith(`${indent}  `) || /^\s+at /.test(text)) break;
    const [whole, path, row] = PLACE.exec(text.trimEnd()) ?? [];
    if (whole !== undefined && path !== undefined) place = { path, line: Number(row) };
    lines.push(text.trim().replace(PLACE, "").trimEnd());
  }
  const suite = suiteAbove(line) ?? place?.path.replace(/\.scala$/, "");
  const test = suite === undefined || suite === name ? name : `${suite} > ${name}`;
  const message = lines.join("\n");
  const finding: Finding = { severity: "error", message: message === "" ? name : message, test };
  return {
    from: 0,
    to: 1 + lines.length,
    findings: [place === undefined ? finding : { ...finding, place }],
  };
}

function suiteAbove(line: LineReader): string | undefined {
  for (let offset = -1; offset > -MAX_BEHIND; offset--) {
    const text = line(offset);
    const suite = SUITE.exec(text ?? "")?.[1];
    if (text === undefined || suite !== undefined) return suite;
  }
  return undefined;
}

/** `==> X shop.CartSuite.total  0.02s munit.ComparisonFailException: /home/shop/CartSuite.scala:12` */
function readMunit(line: LineReader): Match | undefined {
  const head = line(0)?.trimEnd() ?? "";
  const time = MUNIT_TIME.exec(head);
  const [opening, type] = MUNIT.exec(head) ?? [];
  if (time === null || opening === undefined || type === undefined) return undefined;
  const name = head.slice(opening.length, time.index);
  const suite = type.slice(type.lastIndexOf(".") + 1);
  const rest = head.slice(time.index + time[0].length);
  const [codeHead, code] = MUNIT_CODE.exec(rest) ?? [];
  const said = rest.slice(codeHead?.length ?? 0);
  const [, path, row] = /^(\S[^:]*\.scala):(\d{1,9})\b/.exec(said) ?? [];
  let to = 1;
  while (to < 30 && /^\S/.test(line(to) ?? "") && !/^(?:==>|\S+:$| {2}[+-] )/.test(line(to) ?? "")) to += 1;
  const below = path === undefined ? "" : valuesBelow(line, to);
  const finding: Finding = {
    severity: "error",
    message: below === "" ? said : below,
    test: `${suite} > ${name}`,
  };
  if (path !== undefined) finding.place = { path, line: Number(row) };
  if (code !== undefined) finding.code = code.slice(code.lastIndexOf(".") + 1);
  return { from: 0, to, findings: [finding] };
}

/** The lines of code around the failing one come first. */
function valuesBelow(line: LineReader, to: number): string {
  const lines = Array.from({ length: to - 1 }, (_, index) => line(index + 1)?.trimEnd() ?? "");
  return lines
    .filter((text) => !/^\d+:/.test(text))
    .join("\n")
    .trim();
}

/** `Test shop.CartTest.total failed: java.lang.AssertionError: expected:<1> but was:<2>, took 0.01 sec` */
function readJunit(line: LineReader): Match | undefined {
  const head = line(0)?.trimEnd() ?? "";
  const [, type, method, name, said = ""] = JUNIT.exec(head) ?? [];
  if (type === undefined || method === undefined) return undefined;
  const message = name === undefined ? said : `${name}: ${said}`;
  const trace = readJavaTrace(
    (offset) => (offset === 0 ? (name ?? "java.lang.Error") : line(offset)),
    0,
    name ?? "",
  );
  const test = `${type.slice(type.lastIndexOf(".") + 1).replaceAll("$", " > ")} > ${method}`;
  const finding: Finding = { severity: "error", message, test };
  const place = ownJavaPlace(trace?.frames ?? [], type);
  if (place !== undefined) finding.place = place;
  return { from: 0, to: trace?.to ?? 1, findings: [finding] };
}

/** `  x adds`, of old releases `x adds`, with `   1 != 2 (CartSpec.scala:12)` below. */
function readSpecs2(line: LineReader): Match | undefined {
  const name = SPECS2.exec(line(0) ?? "")?.[1];
  const [, path, row] = PLACE.exec(line(1)?.trimEnd() ?? "") ?? [];
  if (name === undefined || path === undefined) return undefined;
  const message = (line(1) ?? "").trim().replace(PLACE, "").trimEnd();
  const test = `${path.replace(/\.scala$/, "")} > ${name.trimEnd()}`;
  return {
    from: 0,
    to: 2,
    findings: [{ severity: "error", message, test, place: { path, line: Number(row) } }],
  };
}

/** `! CartSpec.total: Falsified after 21 passed tests.`, `> ARG_0: List(1)`. */
function readScalaCheck(line: LineReader): Match | undefined {
  const [, suite, name, said] = SCALACHECK.exec(line(0)?.trimEnd() ?? "") ?? [];
  if (suite === undefined || name === undefined || said === undefined) return undefined;
  const lines = [said];
  for (let text = line(1); text !== undefined && lines.length < MAX_MESSAGE_LINES;) {
    if (!text.startsWith("> ") && lines.at(-1) !== LABELS) break;
    text = line(lines.push(text.replace(/^> /, "").trimEnd()));
  }
  const test = `${suite.slice(suite.lastIndexOf(".") + 1)} > ${name}`;
  return { from: 0, to: lines.length, findings: [{ severity: "error", message: lines.join("\n"), test }] };
}
