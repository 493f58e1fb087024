import { blockLines } from "../block-lines.ts";
import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";

const HEAD = /^### (?:Failure in: |Error in: {3})(\S.*)$/;
const COUNTS = /^Cases: \d{1,9} {2}Tried: \d{1,9} {2}Errors: (\d{1,9}) {2}Failures: (\d{1,9})$/;
const PLACE = /^(\S{1,400}\.l?hs):(\d{1,9})$/;
const MAX_LINES = 40;

/** Failed cases of HUnit's text runner. */
export const hunit: LogFormat = {
  id: "hunit",
  title: "HUnit",
  glance: ["### Failure in: ", "### Error in:   ", "Cases: "],
  read: (window) => readCase(window) ?? readCounts(window),
};

/** `### Failure in: 0:Cart:1:adds two`, its place, what was said. */
function readCase(window: LogWindow): Match | undefined {
  const test = HEAD.exec(window.text(0)?.trimEnd() ?? "")?.[1];
  if (test === undefined) return undefined;
  const lines = blockLines(
    window,
    1,
    MAX_LINES,
    (text) => text.startsWith("Cases: ") || text.startsWith("### ") || text.trim() === "",
  );
  const [, path, line] = PLACE.exec(lines[0] ?? "") ?? [];
  const message = lines.slice(path === undefined ? 0 : 1).join("\n");
  const finding: Finding = { severity: "error", message: message === "" ? test : message, test };
  if (path !== undefined) finding.place = { path, line: Number(line) };
  return { from: 0, to: lines.length + 1, findings: [finding] };
}

/** `Cases: 2  Tried: 2  Errors: 0  Failures: 1` only sums up. */
function readCounts(window: LogWindow): Match | undefined {
  const message = window.text(0)?.trim() ?? "";
  const [, errors, failures] = COUNTS.exec(message) ?? [];
  if (errors === undefined || Number(errors) + Number(failures) === 0) return undefined;
  return { from: 0, to: 1, findings: [{ severity: "error", message, consequence: true }] };
}
