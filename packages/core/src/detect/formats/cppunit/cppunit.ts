import { blockLines } from "../block-lines.ts";
import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { parseEitherPlace } from "../paren-place.ts";
import { claim } from "../place.ts";

const NUMBERED = /^\d{1,6}\) test: (\S.{0,300}?) \([FE]\)(?: line: (\d{1,9}) (\S.*))?$/;
const PLACED = /^(\S.{0,300}?):(?:Assertion|Error)$/;
const UNPLACED = /^##Failure Location unknown## : (?:Assertion|Error)$/;
const NAME = /^Test name: (\S.{0,300})$/;
const MAX_LINES = 40;

/** Failures that CppUnit's outputters show: its text, and its imitation of a compiler. */
export const cppunit: LogFormat = {
  id: "cppunit",
  title: "CppUnit",
  glance: [") test: ", "Test name: "],
  read: (window) => readNumbered(window) ?? readNamed(window),
};

/** `1) test: CartTest::testTotal (F) line: 9 t.cpp`, and why below it. */
function readNumbered(window: LogWindow): Match | undefined {
  const [, test, line, path] = NUMBERED.exec(window.text(0)?.trimEnd() ?? "") ?? [];
  if (test === undefined) return undefined;
  const finding = toFinding(window, test);
  if (path !== undefined) finding.place = claim(path, Number(line), undefined);
  return { from: 0, to: 1 + finding.message.split("\n").length, findings: [finding] };
}

/** `t.cpp:9:Assertion`, `Test name: CartTest::testTotal`, and why. */
function readNamed(window: LogWindow): Match | undefined {
  const test = NAME.exec(window.text(0)?.trimEnd() ?? "")?.[1];
  const above = window.text(-1)?.trimEnd() ?? "";
  const path = PLACED.exec(above)?.[1];
  if (test === undefined || (path === undefined && !UNPLACED.test(above))) return undefined;
  const finding = toFinding(window, test);
  const place = path === undefined ? undefined : parseEitherPlace(path);
  if (place !== undefined) finding.place = place;
  return { from: -1, to: 1 + finding.message.split("\n").length, findings: [finding] };
}

function toFinding(window: LogWindow, test: string): Finding {
  const lines = blockLines(window, 1, MAX_LINES, (text) => text.trim() === "");
  return { severity: "error", message: lines.join("\n") || test, test };
}
