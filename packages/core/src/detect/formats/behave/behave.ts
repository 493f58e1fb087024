import { blockLines, indentOf } from "../block-lines.ts";
import type { Finding, LogFormat, LogWindow, Match, PathClaim } from "../format.ts";
import { opensPythonTrace, ownPythonPlace, readPythonTrace } from "../python-trace.ts";

const SAID = "Assertion Failed: ";
const LIST = "Failing scenarios:";
const UNDEFINED = "You can implement step definitions for undefined steps";
const SCENARIO = /^ {2,}\S[^:]{0,80}: (\S.*)$/;
const ROW = /^ {2}\S{1,400}:\d{1,9} {2}(\S.*)$/;
const ORIGIN = /^ # (\S{1,400}):(\d{1,9})(?: +[\d.]{1,12}s)?$/;
/** `    When it breaks ... failed in 0.042s`, as the plain format prints it. */
const PLAIN_STEP = /^ {4}\S.{0,400} \.\.\. failed in \d[\d.]{0,12}s$/;
/** `FAILURE in step 'it breaks' (features/cart.feature:12):`, two lines below `  raises  .F`. */
const PROGRESS_STEP = /^FAILURE in step '.{1,400}' \((\S{1,400}):(\d{1,9})\):$/;
const PROGRESS_ROW = /^ {2}(\S.{0,400}?) {2}[.A-Z]{1,200}$/;
const MESSAGE_END = /^\s*(?:$|-{20,}$|Captured (?:stdout|stderr|logging):)/;
const STEP_INDENT = 4;
const MAX_LINES = 80;
const MAX_MESSAGE_LINES = 20;

/** Failed steps of Behave, with the scenario's name. */
export const behave: LogFormat = {
  id: "behave",
  title: "Behave",
  glance: [SAID, "Traceback (most recent call last):", LIST, UNDEFINED],
  read: (window) => readSaid(window) ?? readThrown(window) ?? readList(window) ?? readUndefined(window),
};

/** `      Assertion Failed: expected 5, got 4` below its step: `    Then the total is 5  # features/steps/cart.py:12`. */
function readSaid(window: LogWindow): Match | undefined {
  const text = window.text(0) ?? "";
  const test = text.trimStart().startsWith(SAID) ? scenarioAbove(window, indentOf(text)) : undefined;
  const row = PROGRESS_STEP.exec(window.text(-1)?.trimEnd() ?? "");
  if (test === undefined) return undefined;
  const lines = blockLines(
    window,
    0,
    MAX_MESSAGE_LINES,
    (line) => MESSAGE_END.test(line) || readOrigin(line) !== undefined,
  );
  const message = lines.map((line) => line.trim()).join("\n");
  const finding: Finding = { severity: "error", message, test };
  const step = readOrigin(window.text(-1) ?? "");
  if (step !== undefined) finding.place = step;
  else if (row !== null) finding.place = { path: row[1] ?? "", line: Number(row[2]) };
  return { from: 0, to: lines.length, findings: [finding] };
}

/** A step that raises anything else is told with its trace. */
function readThrown(window: LogWindow): Match | undefined {
  const text = window.text(0) ?? "";
  const step = window.text(-1) ?? "";
  const isPlain = PLAIN_STEP.test(step.trimEnd()) || PROGRESS_STEP.test(step.trimEnd());
  if (!opensPythonTrace(text) || (!isPlain && readOrigin(step) === undefined)) return undefined;
  const test = scenarioAbove(window, indentOf(text));
  const trace = readPythonTrace(window.text, 0);
  if (test === undefined || trace === undefined) return undefined;
  const { message, code, frames, to } = trace;
  const finding: Finding = { severity: "error", code, message, test, frames };
  const place = ownPythonPlace(frames);
  if (place !== undefined) finding.place = place;
  return { from: 0, to, findings: [finding] };
}

/** `  Scenario: Adding two items  # features/cart.feature:3`: the first line above that stands further left than the steps. */
function scenarioAbove(window: LogWindow, indent: number): string | undefined {
  if (indent === 0) return plainScenario(window);
  if (indent <= STEP_INDENT) return undefined;
  for (let offset = -1; offset > -MAX_LINES; offset--) {
    const text = window.text(offset);
    if (text === undefined) return undefined;
    if (text.trim() === "" || indentOf(text) >= STEP_INDENT) continue;
    if (readOrigin(text) === undefined) return undefined;
    return SCENARIO.exec(text.slice(0, text.lastIndexOf(" # ")).trimEnd())?.[1];
  }
  return undefined;
}

/** The scenario of a step of which the plain format says that it failed, or the one that progress shows above. */
function plainScenario(window: LogWindow): string | undefined {
  const step = window.text(-1)?.trimEnd() ?? "";
  if (PROGRESS_STEP.test(step)) return PROGRESS_ROW.exec(window.text(-3)?.trimEnd() ?? "")?.[1];
  if (!PLAIN_STEP.test(step)) return undefined;
  for (let offset = -2; offset > -MAX_LINES; offset--) {
    const text = window.text(offset);
    if (text === undefined || text.trim() === "") return undefined;
    if (indentOf(text) < STEP_INDENT) return SCENARIO.exec(text.trimEnd())?.[1];
  }
  return undefined;
}

function readOrigin(text: string): PathClaim | undefined {
  const at = text.lastIndexOf(" # ");
  const [, path, line] = ORIGIN.exec(at === -1 ? "" : text.slice(at).trimEnd()) ?? [];
  return path === undefined ? undefined : { path, line: Number(line) };
}

/** `  features/cart.feature:3  Adding two items` */
function readList(window: LogWindow): Match | undefined {
  if (window.text(0)?.trimEnd() !== LIST) return undefined;
  const rows = blockLines(window, 1, MAX_LINES, (line) => !ROW.test(line));
  const findings = rows.map((row, index): Finding => {
    const lines = { from: index + 1, to: index + 1 };
    return {
      severity: "error",
      message: row.trim(),
      test: ROW.exec(row)?.[1] ?? "",
      consequence: true,
      lines,
    };
  });
  return findings.length === 0 ? undefined : { from: 0, to: rows.length + 1, findings };
}

/** Below stands what to write: `@when(u'nobody knows')`. */
function readUndefined(window: LogWindow): Match | undefined {
  const text = window.text(0) ?? "";
  if (!text.startsWith(UNDEFINED)) return undefined;
  const offset = [1, 2].find((row) => window.text(row)?.startsWith("@") === true);
  if (offset === undefined) return undefined;
  const message = `${text.trimEnd()}\n${window.text(offset)?.trimEnd() ?? ""}`;
  return { from: 0, to: offset + 1, findings: [{ severity: "error", message }] };
}
