import type { LogWindow, Match } from "../format.ts";

const RULE =
  /^\[(?:WARNING|ERROR)\] Rule \d{1,3}: (?:\w{1,100}\.){0,12}([A-Z]\w{0,100})(?:\(\S{1,100}\))? failed with message:(.*)$/;
/** Before 3.0 the message stands there without a level. */
const LEVEL = /^\[(?:WARNING|ERROR)\] /;
const END = /^\[(?:INFO|DEBUG)\]|^\[\w{4,7}\] (?:Rule \d|Failed to execute goal)/;
const GIVEN_UP = "Some Enforcer rules have failed";
const MAX_ROWS = 8;
const MAX_AHEAD = 200;

/** Reads a rule of the Enforcer plugin that was broken, `[WARNING] Rule 0: … failed with message:`; only a warning where the build goes on. */
export function readEnforcer(window: LogWindow): Match | undefined {
  const [, code, said = ""] = RULE.exec(window.text(0) ?? "") ?? [];
  if (code === undefined) return undefined;
  const rows = [said.trim()];
  while (rows.length < MAX_ROWS) {
    const text = window.text(rows.length);
    if (text === undefined || text.trim() === "" || END.test(text)) break;
    rows.push(text.replace(LEVEL, "").trim());
  }
  const message = rows.filter((row) => row !== "").join("\n") || `${code} failed`;
  const severity = isGivenUp(window) ? "error" : "warning";
  return { from: 0, to: rows.length, findings: [{ severity, message, code }] };
}

function isGivenUp(window: LogWindow): boolean {
  for (let offset = 1; offset < MAX_AHEAD; offset++) {
    const text = window.text(offset);
    if (text === undefined) return false;
    if (text.includes(GIVEN_UP)) return true;
  }
  return false;
}
