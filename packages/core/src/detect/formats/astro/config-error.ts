import type { Finding, FrameClaim, LogWindow, Match } from "../format.ts";
import { parseImporter } from "../importer.ts";
import { ownPlace } from "../place.ts";
import { isV8Frame, parseV8Frame } from "../v8-frame.ts";

const INVALID = "[config] Astro found issue(s) with your configuration:";
const UNLOADED = /^\[astro\] Unable to load your Astro config$/;
const ISSUE = /^! (\S.*)$/s;
/** `  > Expected type "static" | "server"`, below an issue. */
const DETAIL = /^ {2}> (\S.*)$/s;
const UNSUPPORTED = /^Node\.js v\d{1,3}[\d.]{0,12} is not supported by Astro!$/;
const MAX_ISSUES = 40;
const MAX_LINES = 40;

/** Literals of the lines that these errors begin with. */
export const CONFIG_GLANCE: readonly string[] = [
  "Astro found issue(s) with ",
  "Unable to load your Astro config",
  " is not supported by Astro!",
];

/** Reads what keeps Astro from starting: its configuration, or a Node that is too old. */
export function readConfigError(window: LogWindow): Match | undefined {
  const text = (window.text(0) ?? "").trimEnd();
  if (text === INVALID) return readIssues(window);
  if (UNLOADED.test(text)) return readUnloaded(window);
  if (!UNSUPPORTED.test(text)) return undefined;
  const advice = window.text(1)?.trimEnd() ?? "";
  const message = advice === "" ? text : `${text}\n${advice}`;
  return { from: 0, to: advice === "" ? 1 : 2, findings: [{ severity: "error", message }] };
}

/** `! site: Expected type "string", received "number"`, or the reasons of an issue below it. */
function readIssues(window: LogWindow): Match | undefined {
  const findings: Finding[] = [];
  let to = 1;
  for (let offset = 1; offset < MAX_LINES && findings.length < MAX_ISSUES; offset++) {
    const text = window.text(offset)?.trimEnd();
    const issue = ISSUE.exec(text ?? "")?.[1];
    const detail = DETAIL.exec(text ?? "")?.[1];
    const last = findings.at(-1);
    const lines = { from: offset, to: offset };
    if (issue !== undefined) findings.push({ severity: "error", message: issue, lines });
    else if (detail !== undefined && last?.lines !== undefined) {
      last.message += `\n${detail}`;
      last.lines.to = offset;
    } else if (text !== "") break;
    if (text !== "") to = offset + 1;
  }
  return findings.length === 0 ? undefined : { from: 0, to, findings };
}

/** Below `[astro] Unable to load your Astro config` and an empty line stands the error, with the place that threw it. */
function readUnloaded(window: LogWindow): Match | undefined {
  const message = window.text(2)?.trimEnd() ?? "";
  if (window.text(1)?.trim() !== "" || message === "") return undefined;
  let to = 3;
  const frames: FrameClaim[] = [];
  for (let offset = 3; offset < MAX_LINES; offset++) {
    const text = window.text(offset) ?? "";
    const isPart = isV8Frame(text) || /^ {2,4}\S/.test(text);
    if (!isPart) break;
    const frame = parseV8Frame(text);
    if (frame !== undefined) frames.push(frame);
    to = offset + 1;
  }
  const place = ownPlace(frames) ?? parseImporter(message);
  const finding: Finding = { severity: "error", message };
  return { from: 0, to, findings: [place === undefined ? finding : { ...finding, place }] };
}
