import { blockLines } from "../block-lines.ts";
import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { parsePlace } from "../place.ts";

/** `Error ┈┈┈┈ cart.js:2:22`, without Unicode `Error ----- cart.js:2:22`. */
const HEAD = /^(Error|Warning) [-┈]{3,400} (\S.*:\d{1,9}:\d{1,9})$/;
const END = /^(?:Error|Warning) [-┈]{3}|^Found \d{1,9} (?:error|warning)/;
const RULE = /^([^]*?)\s\[([\w-]+)\]$/;
const MAX_LINES = 200;

/** What Flow says of types, with the places that it refers to as evidence. */
export const flow: LogFormat = {
  id: "flow",
  title: "Flow",
  glance: ["Error -----", "Warning -----", "Error ┈┈┈", "Warning ┈┈┈"],
  read,
};

function read(window: LogWindow): Match | undefined {
  const [, level, target = ""] = HEAD.exec(window.text(0) ?? "") ?? [];
  const place = parsePlace(target);
  if (place === undefined) return undefined;
  const lines = blockLines(window, 1, MAX_LINES, (text) => END.test(text));
  const start = lines.findIndex((line) => line !== "");
  const end = lines.indexOf("", start);
  const text = lines.slice(Math.max(start, 0), end === -1 ? undefined : end).join("\n");
  if (text === "") return undefined;
  const [, message = text, code] = RULE.exec(text) ?? [];
  const finding: Finding = { severity: level === "Error" ? "error" : "warning", message, place };
  if (code !== undefined) finding.code = code;
  return { from: 0, to: lines.length + 1, findings: [finding] };
}
