import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";

const FAILED = /^ {0,8}\[(?:FAILED|Failed)\] (\S.*)$/;
const CHECK = /^\s+(\S.{0,300}\.nim)\((\d{1,9}), (\d{1,9})\): (\S.*)$/;
const THROWN = /^\s*Unhandled exception: (.*)$/;
const CLASS = / \[(\w{1,100})\]$/;
const FRAME = /^(\S.{0,300}\.nim)\((\d{1,9})\) /;
const SUITE = /^\[Suite\] (\S.*)$/;
const END = /^(?:\[Suite\] |Error: execution of )/;
const MAX_LINES = 400;

/** Failed tests of Nim's unittest. */
export const nimTest: LogFormat = {
  id: "nim-test",
  title: "Nim unittest",
  glance: ["[Suite] "],
  read,
};

/** `[Suite] Cart`, then for each test what its checks say and `  [FAILED] adds`. */
function read(window: LogWindow): Match | undefined {
  const suite = SUITE.exec(window.text(0) ?? "")?.[1];
  if (suite === undefined) return undefined;
  const findings: Finding[] = [];
  let first = 1;
  let to = 1;
  for (let offset = 1; offset < MAX_LINES; offset++) {
    const text = window.text(offset);
    if (text === undefined || END.test(text)) break;
    const name = FAILED.exec(text)?.[1];
    if (name !== undefined) findings.push(toFinding(window, `${suite} > ${name}`, first, offset));
    if (/^ {2}\[\w+\] /.test(text)) {
      first = offset + 1;
      to = first;
    }
  }
  const broken = brokenOff(window, first);
  if (broken !== undefined) findings.push(broken);
  return { from: 0, to: broken === undefined ? to : first + 1, findings };
}

/** `require` ends the program at the check that failed, before the test is named. */
function brokenOff(window: LogWindow, at: number): Finding | undefined {
  const [, path, line, column, message] = CHECK.exec(window.text(at) ?? "") ?? [];
  const next = window.text(at + 1);
  if (path === undefined || message === undefined || (next !== undefined && !END.test(next)))
    return undefined;
  const place = { path, line: Number(line), column: Number(column) };
  return { severity: "error", message, place, lines: { from: at, to: at } };
}

/** A message of several lines ends in the class: `Unhandled exception: boom`, `second [ValueError]`. */
function thrownIn(window: LogWindow, from: number, end: number): Pick<Finding, "message" | "code"> {
  const lines: string[] = [THROWN.exec(window.text(from) ?? "")?.[1] ?? ""];
  while (!CLASS.test(lines.at(-1) ?? "") && from + lines.length < end)
    lines.push(window.text(from + lines.length) ?? "");
  const said = lines.join("\n");
  const code = CLASS.exec(said)?.[1];
  return code === undefined ? { message: lines[0] ?? "" } : { message: said.replace(CLASS, ""), code };
}

function toFinding(window: LogWindow, test: string, first: number, last: number): Finding {
  const finding: Finding = { severity: "error", message: "", test, lines: { from: last, to: last } };
  for (let offset = last - 1; offset >= first; offset--) {
    const text = window.text(offset) ?? "";
    const check = CHECK.exec(text);
    const thrown = THROWN.exec(text);
    const frame = FRAME.exec(text);
    if (check !== null) {
      finding.message = check[4] ?? "";
      finding.place = { path: check[1] ?? "", line: Number(check[2]), column: Number(check[3]) };
    } else if (thrown !== null) {
      Object.assign(finding, thrownIn(window, offset, last));
    } else if (frame !== null) finding.place ??= { path: frame[1] ?? "", line: Number(frame[2]) };
    else continue;
    finding.lines = { from: offset, to: last };
  }
  return finding.message === "" ? { ...finding, message: "failed" } : finding;
}
