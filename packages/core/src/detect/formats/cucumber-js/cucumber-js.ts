import { blockLines } from "../block-lines.ts";
import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { readStackFailure } from "../stack-failure.ts";
import { isV8Frame } from "../v8-frame.ts";
import { LIST_GLANCE, readListed } from "./listed.ts";
import { parseScenarioHead, readScenario, type ScenarioHead } from "./scenario.ts";

const SCENARIO = ") Scenario: ";
const HOOK = "All hook errored, process exiting: ";
const PARSE = 'Parse error in "';

const PARSE_ERROR = /^Parse error in "([^"]{1,300})" \((\d{1,9}):(\d{1,9})\): (.*)$/s;
const END = /^(?:Failures:|Warnings:|\d{1,9} scenarios? \(|\d{1,9}\) Scenario: )/;
const CAUSE = "  [cause]: ";
const MAX_LINES = 380;

/** Failed scenarios of Cucumber for JavaScript, and what keeps it from running any. */
export const cucumberJs: LogFormat = {
  id: "cucumber-js",
  title: "Cucumber (JavaScript)",
  glance: [SCENARIO, HOOK, PARSE, ...LIST_GLANCE],
  read: (window) => readItem(window) ?? readHook(window) ?? readParseError(window) ?? readListed(window),
};

/** An item of the list `Failures:`; what stands below `Warnings:` was retried, or is pending. */
function readItem(window: LogWindow): Match | undefined {
  const head = parseScenarioHead(window.text(0) ?? "");
  if (head === undefined) return undefined;
  const lines = blockLines(window, 1, MAX_LINES, (text) => END.test(text));
  const finding = head.isRetried ? undefined : toFinding(head, lines);
  return { from: 0, to: lines.length + 1, findings: finding === undefined ? [] : [finding] };
}

function toFinding(head: ScenarioHead, lines: readonly string[]): Finding | undefined {
  const failure = readScenario(lines);
  if (failure === undefined) return undefined;
  const { to, ...told } = failure;
  return {
    severity: "error",
    ...told,
    place: told.place ?? head.place,
    test: head.name,
    lines: { from: 0, to: to + 1 },
  };
}

/** `Error: a BeforeAll hook errored, process exiting: features/support/steps.js:4`; the cause below its stack tells why. */
function readHook(window: LogWindow): Match | undefined {
  const text = window.text(0) ?? "";
  if (!text.includes(HOOK) || !isV8Frame(window.text(1) ?? "")) return undefined;
  const lines = blockLines(window, 0, MAX_LINES, (line) => line === "" || line.startsWith("}"));
  const start = lines.findIndex((line) => line.startsWith(CAUSE));
  const cause = lines.slice(start).map((line) => (line.startsWith(CAUSE) ? line.slice(CAUSE.length) : line));
  const failure = readStackFailure(start === -1 ? lines : cause);
  const to = window.text(lines.length)?.startsWith("}") === true ? lines.length + 1 : lines.length;
  return { from: 0, to, findings: [{ severity: "error", ...failure }] };
}

/** `Parse error in "features/cart.feature" (2:3): expected: #EOF, #Comment, got 'Scenaro: y'`. */
function readParseError(window: LogWindow): Match | undefined {
  const [, path, line, column, message] = PARSE_ERROR.exec(window.text(0)?.trimEnd() ?? "") ?? [];
  if (path === undefined || message === undefined) return undefined;
  const place = { path, line: Number(line), column: Number(column) };
  return { from: 0, to: 1, findings: [{ severity: "error", message, place }] };
}
