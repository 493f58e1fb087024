import type { LogFormat, LogWindow, Match } from "../format.ts";
import { isCoverage, readCoverage } from "./coverage.ts";
import { readCrash } from "./crash.ts";
import type { PytestMatch } from "./pytest-match.ts";
import { isHeader, isOfPassing, isRule, readPlaces, readSection, sectionEnd } from "./section.ts";
import { parseSummaryLine, readSummaryLine } from "./summary.ts";

/** Failures, errors and crashes of pytest, in each of its traceback styles. */
export const pytest: LogFormat = {
  id: "pytest",
  title: "pytest",
  glance: [
    "_ ",
    "=====",
    "- coverage: ",
    "Required test coverage of ",
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
  const isPassing = isPytestMatch(previous) && previous.isPassing === true;
  if (isRule(text)) {
    const to = sectionEnd(window, 1);
    const match: PytestMatch = {
      from: 0,
      to,
      findings: [],
      told,
      places: [...places, ...readPlaces(window, to)],
      isPassing: isOfPassing(text),
    };
    return match;
  }
  if (isCoverage(text)) return readCoverage(window, { told, places });
  if (isHeader(text)) return readSection(window, { told, places, isPassing });
  if (parseSummaryLine(text) !== undefined) return readSummaryLine(window, { told, places });
  return readCrash(window);
}

function isPytestMatch(match: Match | undefined): match is PytestMatch {
  return match !== undefined && "told" in match;
}
