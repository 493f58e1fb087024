import type { Finding, LogFormat, LogWindow, Match, PathClaim } from "../format.ts";
import { parsePlace } from "../place.ts";

const TITLES = [
  "Unused files",
  "Unused dependencies",
  "Unused devDependencies",
  "Referenced optional peerDependencies",
  "Unlisted dependencies",
  "Unlisted binaries",
  "Unresolved imports",
  "Unused exports",
  "Exports in used namespace",
  "Unused exported types",
  "Exported types in used namespace",
  "Unused exported enum members",
  "Unused exported class members",
  "Duplicate exports",
  "Unused catalog entries",
];
const HEADER = /^([A-Z][A-Za-z ]{1,60}) \(\d{1,6}\)$/;
const MAX_ROWS = 400;

/** What Knip calls unused, unlisted or unresolved: one finding for each row of a section. */
export const knip: LogFormat = {
  id: "knip",
  title: "Knip",
  glance: TITLES,
  read: readSection,
};

/** `Unused exports (2)` above rows like `unusedExport  src/used.ts:1:37`. */
function readSection(window: LogWindow): Match | undefined {
  const title = HEADER.exec(window.text(0)?.trimEnd() ?? "")?.[1];
  if (title === undefined || !TITLES.includes(title)) return undefined;
  const findings: Finding[] = [];
  while (findings.length < MAX_ROWS) {
    const offset = findings.length + 1;
    const text = window.text(offset)?.trim() ?? "";
    if (text === "" || HEADER.test(text)) break;
    findings.push({ ...toFinding(title, text), lines: { from: offset, to: offset } });
  }
  return findings.length === 0 ? undefined : { from: 0, to: findings.length + 1, findings };
}

/** Columns are two spaces apart, the place is the last; the `compact` reporter writes `src/used.ts: a, b`. */
function toFinding(title: string, text: string): Finding {
  const columns = text.split("  ").flatMap((column) => column.trim() || []);
  const colon = columns.length === 1 ? text.indexOf(": ") : -1;
  const path = (colon === -1 ? columns.at(-1) : text.slice(0, colon)) ?? text;
  const name = colon === -1 ? columns[0] : text.slice(colon + 2);
  return { severity: "error", message: `${title}: ${name ?? text}`, place: toPlace(path) };
}

function toPlace(path: string): PathClaim {
  return parsePlace(path) ?? { path, line: 1 };
}
