import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { parsePlace } from "../place.ts";

const HEAD = /^>> Issue: \[(B\d{3}):\w+\] (\S.*)$/;
const SEVERITY = /^ {3}Severity: (\w+) /;
const LOCATION = /^ {3}Location: (\S.*)$/;
const END = /^(?:-{20,}|Code scanned:)/;
const MAX_LINES = 40;

/** Issues that Bandit finds in Python code. */
export const bandit: LogFormat = {
  id: "bandit",
  title: "Bandit",
  glance: [">> Issue: ["],
  read,
};

/** Reads from `>> Issue: [B307:blacklist] Use of …` to the rule below its code; those of low severity are warnings. */
function read(window: LogWindow): Match | undefined {
  const [, code, message] = HEAD.exec(window.text(0) ?? "") ?? [];
  if (code === undefined || message === undefined) return undefined;
  const finding: Finding = { code, severity: "error", message: message.trimEnd() };
  let to = 1;
  for (; to < MAX_LINES; to++) {
    const text = window.text(to);
    if (text === undefined || END.test(text)) break;
    if (SEVERITY.exec(text)?.[1] === "Low") finding.severity = "warning";
    const place = parsePlace(LOCATION.exec(text)?.[1] ?? "");
    if (place !== undefined) finding.place = place;
  }
  return { from: 0, to, findings: [finding] };
}
