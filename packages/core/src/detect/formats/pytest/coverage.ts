import type { Finding, LogWindow } from "../format.ts";
import type { PytestMatch } from "./pytest-match.ts";
import { parseSummaryLine } from "./summary.ts";

const HEAD = /^[-_]{5,} coverage: .* [-_]{5,}$/;
const FAILED = /^(?:FAIL |ERROR: )?(Required test coverage of [\d.]+% not reached\..*)$/;
const END = /^(?:=+ .* =+$|\d+ (?:passed|failed|error|skipped)|!{5,} )/;
const MAX_LINES = 490;

/** Whether a line is the title of pytest-cov's table: `_______ coverage: platform linux, python 3.11.2-final-0 _______`. */
export function isCoverage(text: string): boolean {
  return HEAD.test(text) || FAILED.test(text);
}

/** Reads the table and what is missing to the coverage that was asked for; the summary follows below. */
export function readCoverage(window: LogWindow, known: Pick<PytestMatch, "told" | "places">): PytestMatch {
  const findings: Finding[] = [];
  let to = 0;
  for (; to < MAX_LINES; to++) {
    const text = window.text(to);
    if (text === undefined || END.test(text) || parseSummaryLine(text) !== undefined) break;
    const message = FAILED.exec(text)?.[1];
    if (message !== undefined)
      findings.push({ severity: "error", message: message.trimEnd(), lines: { from: to, to } });
  }
  return { from: 0, to: Math.max(to, 1), findings, ...known };
}
