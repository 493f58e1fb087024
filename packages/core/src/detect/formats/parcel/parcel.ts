import type { Severity } from "../../../model/problem.ts";
import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { parsePlace } from "../place.ts";
import { parseSassPlace } from "../sass-place.ts";

/** The blocks below it are errors; those on their own are warnings. */
interface ParcelMatch extends Match {
  readonly isBelowFailure: boolean;
}

const FAILED = "🚨 Build failed.";
const ALARM = "🚨";
const HEAD = /^(@parcel\/[\w-]{1,80}|parcel-[\w-]{1,80}): (\S.*)$/s;
const EXCERPT = /^ {2}[> ] {0,9}(?:\d{1,9} {0,4})?\|/;
/** What npm says, which Parcel runs to install what is missing. */
const OF_NPM = /^@parcel\/package-manager: npm warn /;
const NAMED = /^ {2}(?:\w{0,60}Error: )/;
const SASS_EXCERPT = /^ {0,8}╷$/;
const SASS_LINES = 12;
const MAX_LINES = 480;
const MAX_EXCERPT = 24;

/** Errors and warnings of Parcel. */
export const parcel: LogFormat = {
  id: "parcel",
  title: "Parcel",
  glance: [ALARM, "@parcel/", "parcel-"],
  read,
};

function read(window: LogWindow, previous: Match | undefined): ParcelMatch | undefined {
  const text = (window.text(0) ?? "").trim();
  if (text === FAILED) return readBlocks(window, 1, "error");
  const isBelowFailure =
    previous !== undefined && "isBelowFailure" in previous && previous.isBelowFailure === true;
  if (OF_NPM.test(text)) return undefined;
  return HEAD.test(text) ? readBlocks(window, 0, isBelowFailure ? "error" : "warning") : undefined;
}

function readBlocks(window: LogWindow, from: number, severity: Severity): ParcelMatch {
  const findings: Finding[] = [];
  let to = Math.max(1, from);
  for (let offset = from; offset < MAX_LINES;) {
    const text = window.text(offset);
    if (text === undefined) break;
    const block = readBlock(window, offset, severity);
    if (block !== undefined && (block.finding.place !== undefined || findings.length === 0))
      findings.push({ ...block.finding, lines: { from: offset, to: block.to - 1 } });
    if (block === undefined && text.trim() !== "" && !text.startsWith("💡")) break;
    offset = block?.to ?? offset + 1;
    if (block !== undefined || text.trim() !== "") to = offset;
  }
  return { from: 0, to, findings, isBelowFailure: severity === "error" };
}

/** `@parcel/transformer-js: Expected ',', got ';'`, an empty line, `  /home/…/src/main.ts:4:24`, an excerpt */
function readBlock(
  window: LogWindow,
  from: number,
  severity: Severity,
): { finding: Finding; to: number } | undefined {
  const head = (window.text(from) ?? "").trimEnd();
  const message = HEAD.exec(head)?.[2];
  if (message === undefined || OF_NPM.test(head)) return undefined;
  const line = window.text(from + 1) === "" ? (window.text(from + 2) ?? "") : "";
  const place = line.startsWith("  ") && !NAMED.test(line) ? parsePlace(line.trim()) : undefined;
  if (place === undefined) return withSassPlace(window, from, { severity, message });
  let to = from + 3;
  while (to < from + MAX_EXCERPT && EXCERPT.test(window.text(to) ?? "")) to += 1;
  return { finding: { severity, message, place }, to };
}

/** Sass shows its excerpt right below the message. */
function withSassPlace(window: LogWindow, from: number, finding: Finding): { finding: Finding; to: number } {
  const bare = { finding, to: from + 1 };
  if (!SASS_EXCERPT.test(window.text(from + 1) ?? "")) return bare;
  for (let offset = from + 2; offset < from + SASS_LINES; offset++) {
    const text = window.text(offset) ?? "";
    const place = parseSassPlace(text);
    if (place !== undefined) return { finding: { ...finding, place }, to: offset + 1 };
    if (text.trim() === "") break;
  }
  return bare;
}
