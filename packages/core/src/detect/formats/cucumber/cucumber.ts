import { indentOf } from "../block-lines.ts";
import type { Finding, FrameClaim, LogFormat, LogWindow, Match } from "../format.ts";
import { ownRubyPlace, parseRubyFrame } from "../ruby-frame.ts";
import { readProgressStep } from "./progress-step.ts";

const STEP = /^\s*(\S.{0,300}\.feature):(\d{1,9}):in [`'](.*)'$/;
const THROWN = /^\s{0,40}(.{0,800}) \(([A-Z][\w:]{0,200})\)$/;
const SCENARIO = /^ {2,8}(?:Scenario(?: Outline)?|Example): (.{0,400}?)(?: {1,80}# .*)?$/;
const FAILED = /^ {4}(\S.{0,300}\.feature):(\d{1,9})(?: \(on line \d{1,9}\))?$/;
const FAILED_ROW =
  /^(?:file:(?:\/{3})?|classpath:)?(\S.{0,300}\.feature):(\d{1,9}) {1,80}# (?:Scenario(?: Outline)?: )?(\S.*)$/;
const MAX_BEFORE = 60;
const MAX_BEHIND = 400;
const MAX_MESSAGE_LINES = 6;

/** Failed steps of Cucumber. */
export const cucumber: LogFormat = {
  id: "cucumber",
  title: "Cucumber",
  glance: [".feature:", "--- Failed scenarios:"],
  read: (window) =>
    readFailed(window) ?? readFailedRow(window) ?? readProgressStep(window) ?? readStep(window),
};

/** Behat lists at its end `--- Failed scenarios:` and, below an empty line, `    features/cart.feature:10`. */
function readFailed(window: LogWindow): Match | undefined {
  if ((window.text(0) ?? "").trim() !== "--- Failed scenarios:") return undefined;
  const findings: Finding[] = [];
  let to = window.text(1) === "" ? 2 : 1;
  for (let row = FAILED.exec(window.text(to) ?? ""); row !== null; row = FAILED.exec(window.text(to) ?? "")) {
    const place = { path: row[1] ?? "", line: Number(row[2]) };
    findings.push({
      severity: "error",
      place,
      ...readBehat(window, `${row[1]}:${row[2]}`),
      lines: { from: to, to },
    });
    to += 1;
  }
  return findings.length === 0 ? undefined : { from: 0, to, findings };
}

/** Its pretty formatter shows above `  Scenario: adds   # features/cart.feature:10`, and below the step what was thrown: `      declined (Exception)`. */
function readBehat(window: LogWindow, at: string): Pick<Finding, "message" | "test" | "code"> {
  let thrown: RegExpExecArray | null = null;
  for (let offset = -1; offset > -MAX_BEHIND; offset--) {
    const text = window.text(offset);
    if (text === undefined) break;
    const scenario = SCENARIO.exec(text)?.[1];
    if (scenario !== undefined && text.trimEnd().endsWith(` # ${at}`))
      return thrown === null
        ? { message: `scenario failed: ${scenario}`, test: scenario }
        : { message: (thrown[1] ?? "").trim(), code: thrown[2] ?? "", test: scenario };
    thrown = scenario === undefined ? (THROWN.exec(text) ?? thrown) : null;
  }
  return { message: `scenario failed: ${at}`, test: at };
}

/** Cucumber-JVM lists below `Failed scenarios:` the rows `features/cart.feature:3 # Scenario: adds two items`. */
function readFailedRow(window: LogWindow): Match | undefined {
  const [, path, line, test] = FAILED_ROW.exec(window.text(0)?.trimEnd() ?? "") ?? [];
  if (path === undefined || test === undefined) return undefined;
  for (let offset = -1; offset > -MAX_BEFORE && FAILED_ROW.test(window.text(offset + 1) ?? ""); offset--)
    if (/^Failed scenarios:\s*$/.test(window.text(offset) ?? "")) {
      const place = { path, line: Number(line) };
      return {
        from: 0,
        to: 1,
        findings: [{ severity: "error", message: `scenario failed: ${test}`, place, test }],
      };
    }
  return undefined;
}

/** `      expected 4, got 1 (RuntimeError)`, places, then `      features/cart.feature:5:in `Then the total is 4'`. */
function readStep(window: LogWindow): Match | undefined {
  const text = window.text(0) ?? "";
  const [, path, line, step] = STEP.exec(text) ?? [];
  if (path === undefined || step === undefined || STEP.test(window.text(-1) ?? "")) return undefined;
  const frames: FrameClaim[] = [];
  const rows: string[] = [];
  let code: string | undefined;
  let from = -1;
  for (; from > -MAX_BEFORE; from--) {
    const row = window.text(from) ?? "";
    const frame = rows.length === 0 ? parseRubyFrame(row.trim()) : undefined;
    const thrown = rows.length === 0 ? THROWN.exec(row) : null;
    if (frame !== undefined) frames.unshift(frame);
    else if (thrown !== null) {
      rows.unshift(thrown[1] ?? "");
      code = thrown[2];
      if (!isMessage(window.text(from - 1), indentOf(row))) break;
    } else if (rows.length > 0 && isMessage(row, indentOf(text))) {
      rows.unshift(row.trim());
      if (!isMessage(window.text(from - 1), indentOf(text))) break;
    } else return undefined;
  }
  const finding: Finding = {
    severity: "error",
    message: rows.slice(0, MAX_MESSAGE_LINES).join("\n"),
    place: ownRubyPlace(frames) ?? { path, line: Number(line) },
    frames: [...frames, { path, line: Number(line), symbol: step }],
    test: testName(window, from) ?? step,
  };
  if (code !== undefined) finding.code = code.slice(code.lastIndexOf(":") + 1);
  const to = STEP.test(window.text(1) ?? "") ? 2 : 1;
  return { from, to, findings: [finding] };
}

/** Rows of the message stand as deep as its places; steps are less deep, cells begin with a bar. */
function isMessage(text: string | undefined, indent: number): boolean {
  return (
    text !== undefined && text.trim() !== "" && indentOf(text) >= indent && indent > 0 && !/^\s*\|/.test(text)
  );
}

function testName(window: LogWindow, from: number): string | undefined {
  for (let offset = from; offset > from - MAX_BEFORE; offset--) {
    const name = SCENARIO.exec(window.text(offset) ?? "")?.[1];
    if (name !== undefined) return name;
  }
  return undefined;
}
