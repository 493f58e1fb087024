import type { Finding, LogFormat, LogWindow, Match, PathClaim } from "../format.ts";
import { parsePlace } from "../place.ts";
import { JSON_START, readJson } from "./json.ts";
import { parseCommand } from "../workflow-command.ts";

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
  glance: [...TITLES, JSON_START],
  read: (window) => readSection(window) ?? readJson(window),
};

/** `Unused exports (2)` above rows like `unusedExport  src/used.ts:1:37`. */
function readSection(window: LogWindow): Match | undefined {
  const title = HEADER.exec(window.text(0)?.trimEnd() ?? "")?.[1];
  if (title === undefined || !TITLES.includes(title)) return undefined;
  const findings: Finding[] = [];
  while (findings.length < MAX_ROWS) {
    const offset = findings.length + 1;
    const finding = readRow(window, offset, title);
    if (finding === undefined) break;
    findings.push({ ...finding, lines: { from: offset, to: offset } });
  }
  return findings.length === 0 ? undefined : { from: 0, to: findings.length + 1, findings };
}

function readRow(window: LogWindow, offset: number, title: string): Finding | undefined {
  const text = window.text(offset)?.trim() ?? "";
  if (text === "" || HEADER.test(text)) return undefined;
  const command = parseCommand(text);
  if (command === undefined && window.at(offset)?.marker === undefined) return toFinding(title, text);
  return fromAnnotation(title, command?.message ?? text, command?.place);
}

/** `::error file=src/used.ts,line=1,…,title=✂️ Knip / Unused exports::a in src/used.ts`, the message alone once the runner has read it. */
function fromAnnotation(title: string, text: string, known: PathClaim | undefined): Finding {
  const at = text.lastIndexOf(" in ");
  const place = known ?? toPlace(at === -1 ? text : text.slice(at + 4));
  return {
    severity: "error",
    message: `${title}: ${at === -1 ? text : text.slice(0, at)}`,
    place: startOf(place),
  };
}

/** The end that Knip tells is its start. */
function startOf({ endLine: _, endColumn: __, ...place }: PathClaim): PathClaim {
  return place;
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
