import type { Severity } from "../../../model/problem.ts";
import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { parsePlace } from "../place.ts";

const LEVELS: readonly (readonly [string, Severity])[] = [
  ["Warning: ", "warning"],
  ["Error: ", "error"],
];
const CODE = / - \(((?:ae|tsdoc)-[a-z-]{1,80}|TS\d{1,6}|console-[a-z-]{1,80})\) /;
const REPORTS: readonly string[] = [
  "The API report file is missing.",
  "You have changed the API signature for this project.",
  "You have changed the public API signature for this project.",
];

/** What API Extractor says of a package's declarations and of its report. */
export const apiExtractor: LogFormat = {
  id: "api-extractor",
  title: "API Extractor",
  glance: [" - (ae-", " - (tsdoc-", " - (TS", " - (console-", ...REPORTS],
  read: readLine,
};

/** `Warning: dist/index.d.ts:4:1 - (ae-missing-release-tag) "f" is part of the package's API, but it is missing a release tag`. */
function readLine(window: LogWindow): Match | undefined {
  const text = window.text(0)?.trimEnd() ?? "";
  const [label, severity] = LEVELS.find(([start]) => text.startsWith(start)) ?? [];
  if (label === undefined || severity === undefined) return undefined;
  const finding = toFinding(text.slice(label.length), severity);
  return finding === undefined ? undefined : { from: 0, to: 1, findings: [finding] };
}

function toFinding(text: string, severity: Severity): Finding | undefined {
  const found = CODE.exec(text);
  const [middle = "", code] = found ?? [];
  const place = found === null ? undefined : parsePlace(text.slice(0, found.index));
  if (found !== null && code !== undefined && place !== undefined)
    return { code, severity, message: text.slice(found.index + middle.length), place };
  return REPORTS.some((start) => text.startsWith(start)) ? { severity, message: text } : undefined;
}
