import type { Finding, LogWindow } from "../format.ts";

/** A part of the summary, by the name behind `reporter/`. */
interface Part {
  code: string;
  /** What is said about a file; of violations their counts are said. */
  message?: string;
}

const PARTS: ReadonlyMap<string, Part> = new Map(
  Object.entries<Part>({
    "reporter/parse": { code: "parse", message: "The file has parsing errors." },
    "reporter/format": { code: "format", message: "File content differs from formatting output." },
    "reporter/violations": { code: "lint" },
  }),
);
const FILE = /^ {2}- (\S.*)$/;
const COUNTS = /^(\S.*) \((\d{1,9} (?:error|warning|info)s?(?:, \d{1,9} (?:error|warning|info)s?){0,2})\)$/;

/** Reads the files that a part of the reporter `summary` lists: `  - src/cart.ts (5 errors, 8 warnings, 2 infos)`. */
export function readSummary(window: LogWindow, category: string, to: number): Finding[] {
  const part = PARTS.get(category);
  if (part === undefined) return [];
  const findings: Finding[] = [];
  for (let offset = 1; offset < to; offset++) {
    const text = FILE.exec(window.text(offset)?.trimEnd() ?? "")?.[1];
    const finding = text === undefined ? undefined : toFinding(part, text);
    if (finding !== undefined) findings.push({ ...finding, lines: { from: offset, to: offset } });
  }
  return findings;
}

function toFinding({ code, message }: Part, text: string): Finding | undefined {
  if (message !== undefined) return { code, severity: "error", message, place: { path: text, line: 1 } };
  const [, path, counts] = COUNTS.exec(text) ?? [];
  if (path === undefined || counts === undefined) return undefined;
  const severity = counts.includes("error") ? "error" : "warning";
  return { code, severity, message: counts, place: { path, line: 1 } };
}
