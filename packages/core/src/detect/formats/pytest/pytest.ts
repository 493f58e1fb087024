import type { LogFormat, LogWindow, Match } from "../format.ts";
import { readCrash } from "./crash.ts";
import { isHeader, isRule, readPlaces, readSection, sectionEnd } from "./section.ts";
import { parseSummaryLine, readSummaryLine } from "./summary.ts";

/** What the report has told so far: the summary at its end repeats it. */
export interface PytestMatch extends Match {
  /** Tests and files whose failure was told. */
  readonly told: ReadonlySet<string>;
  /** Places by message, where `--tb=line` tells no test. */
  readonly places: readonly LinePlace[];
}

/** `/home/shop/test_cart.py:10: assert 1 == 2` */
export interface LinePlace {
  path: string;
  line: number;
  message: string;
}

/** Failures, errors and crashes of pytest, in each of its traceback styles. */
export const pytest: LogFormat = {
  id: "pytest",
  title: "pytest",
  glance: [
    " _",
    "_ ",
    "=====",
    "FAILED",
    "ERROR",
    "SUBFAIL",
    "INTERNALERROR>",
    "ImportError while loading conftest",
    "pytest: error:",
  ],
  read,
};

function read(window: LogWindow, previous: Match | undefined): Match | undefined {
  const text = window.text(0) ?? "";
  const told = isPytestMatch(previous) ? previous.told : new Set<string>();
  const places = isPytestMatch(previous) ? previous.places : [];
  if (isRule(text)) {
    const to = sectionEnd(window, 1);
    const match: PytestMatch = {
      from: 0,
      to,
      findings: [],
      told,
      places: [...places, ...readPlaces(window, to)],
    };
    return match;
  }
  if (isHeader(text)) return readSection(window, { told, places });
  if (parseSummaryLine(text) !== undefined) return readSummaryLine(window, { told, places });
  return readCrash(window);
}

function isPytestMatch(match: Match | undefined): match is PytestMatch {
  return match !== undefined && "told" in match;
}
