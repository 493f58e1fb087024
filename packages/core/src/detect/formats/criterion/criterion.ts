import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { claim } from "../place.ts";

const FAILED = /^\[FAIL\] (\S{1,200}::\S{1,200}): ?(.*)$/;
const TIME = /^(?:\(\d{1,6}\.\d\ds\))?$/;
const ASSERTION =
  /^\[----\] (\S.{0,300}?):(\d{1,9}): (Assertion Failed|Unexpected signal caught below this line!)$/;
const TOLD = /^\[----\] {2} ?(.*)$/;
const CRASHED = /^\[----\] (Warning! The test `(\S{1,300})` crashed during its setup or teardown\.)$/;
const CRASH = "CRASH!";
const MOST_ABOVE = 200;
const MOST_TOLD = 12;

/** Failed tests of Criterion, the framework for C: what failed stands above the test's name. */
export const criterion: LogFormat = {
  id: "criterion",
  title: "Criterion",
  glance: ["[FAIL] ", "[----] Warning! The test `"],
  read: (window) => readFailed(window) ?? readCrashed(window),
};

/** `[----] cart.c:4: Assertion Failed`, `[----]   sum`, `[FAIL] cart::adds: (0.00s)`; a crash is told at its name: `CRASH!`. */
function readFailed(window: LogWindow): Match | undefined {
  const [, test, said = ""] = FAILED.exec(window.text(0)?.trimEnd() ?? "") ?? [];
  if (test === undefined) return undefined;
  const { findings, from } = assertionsAbove(window, test, said === CRASH);
  if (findings.length > 0) return { from, to: 1, findings };
  const message = TIME.test(said) ? test : said;
  return { from: 0, to: 1, findings: [{ severity: "error", message, test }] };
}

function readCrashed(window: LogWindow): Match | undefined {
  const [, message, test] = CRASHED.exec(window.text(0)?.trimEnd() ?? "") ?? [];
  if (message === undefined || test === undefined) return undefined;
  const { findings, from } = assertionsAbove(window, test, false);
  if (findings.length > 0) return { from, to: 1, findings };
  return { from: 0, to: 1, findings: [{ severity: "error", message, test }] };
}

/** The lines with a bar right above are of this test; of one that crashed, the last: another may run beside it. */
function assertionsAbove(
  window: LogWindow,
  test: string,
  hasCrashed: boolean,
): { findings: Finding[]; from: number } {
  let from = 0;
  while (from > -(hasCrashed ? 1 : MOST_ABOVE) && isTold(window.text(from - 1))) from -= 1;
  const findings: Finding[] = [];
  for (let offset = from; offset < 0; offset++) {
    const [, path, line, what = ""] = ASSERTION.exec(window.text(offset)?.trimEnd() ?? "") ?? [];
    if (path === undefined) continue;
    const told = linesBelow(window, offset);
    const message = told.join("\n") || what;
    const lines = { from: offset, to: offset + told.length };
    findings.push({ severity: "error", message, test, place: claim(path, Number(line), undefined), lines });
  }
  return { findings, from };
}

function isTold(text: string | undefined): boolean {
  return text !== undefined && text.startsWith("[----] ") && !CRASHED.test(text.trimEnd());
}

function linesBelow(window: LogWindow, from: number): string[] {
  const lines: string[] = [];
  for (let offset = from + 1; offset <= from + MOST_TOLD; offset++) {
    const told = TOLD.exec(window.text(offset) ?? "")?.[1];
    if (told === undefined) break;
    if (told.trim() !== "") lines.push(told.trim());
  }
  return lines;
}
