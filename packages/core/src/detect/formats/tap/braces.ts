import type { Finding, LogWindow } from "../format.ts";
import { ownerOf } from "./owner.ts";

/** The suites around the next line, where they stand in braces. */
export interface Suites {
  readonly subtests: readonly string[];
  /** How deep the last failed test was. */
  readonly failedDepth: number;
}

const INDENT = 4;
const CLOSE = /^( *)\}$/;

/** Follows the closing braces of some lines; a suite that failed although its tests did not has failed in a hook. */
export function closeSuites(
  window: LogWindow,
  [from, to]: readonly [number, number],
  open: Suites,
): { suites: Suites; findings: Finding[] } {
  const findings: Finding[] = [];
  let suites = open;
  for (let offset = from; offset < to; offset++) {
    const indent = CLOSE.exec(window.text(offset)?.trimEnd() ?? "")?.[1]?.length;
    const depth = Math.floor((indent ?? 0) / INDENT);
    if (indent === undefined || suites.subtests.length <= depth) continue;
    if (suites.failedDepth <= depth)
      findings.push({ ...toFinding(suites.subtests), lines: { from: offset, to: offset } });
    suites = {
      subtests: suites.subtests.slice(0, depth),
      failedDepth: Math.max(suites.failedDepth, depth + 1),
    };
  }
  return { suites, findings };
}

function toFinding(names: readonly string[]): Finding {
  const { test, file } = ownerOf(names);
  const finding: Finding = { severity: "error", message: names.at(-1) ?? "" };
  if (file !== undefined) finding.place = file;
  return test === undefined ? finding : { ...finding, test };
}
