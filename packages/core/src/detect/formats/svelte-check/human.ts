import type { Severity } from "../../../model/problem.ts";
import type { Finding, LogWindow, Match, PathClaim } from "../format.ts";
import { parsePlace } from "../place.ts";
import { withoutLink } from "./link.ts";

const LEVELS: Readonly<Record<string, Severity>> = { "Error: ": "error", "Warn: ": "warning" };
const SOURCE = / \([a-z]{2,12}\)$/;
const FILE = /\.(?:svelte(?:\.[jt]s)?|[cm]?[jt]sx?|css|s[ac]ss|less|json)$/;
const MAX_MESSAGE_LINES = 40;
const MAX_FRAME_LINES = 8;

/** Reads the line below a place, `Error: Cannot find name 'nope'. (ts)`, its message and its code frame. */
export function readHuman(window: LogWindow): Match | undefined {
  const head = window.text(0) ?? "";
  const level = head.slice(0, head.indexOf(" ") + 1);
  const severity = LEVELS[level];
  const place = severity === undefined ? undefined : readPlace(window.text(-1));
  if (severity === undefined || place === undefined) return undefined;
  const length = messageLength(window);
  const lines = Array.from({ length }, (_, offset) => window.text(offset) ?? "");
  const text = lines.join("\n").slice(level.length).trimEnd();
  const finding: Finding = { severity, ...withoutLink(text.replace(SOURCE, "")), place };
  return { from: -1, to: frameEnd(window, length), findings: [finding] };
}

function readPlace(text: string | undefined): PathClaim | undefined {
  const place = text === undefined || /^\s/.test(text) ? undefined : parsePlace(text.trimEnd());
  return place?.column !== undefined && FILE.test(place.path) ? place : undefined;
}

/** A message ends in the language it is about, or in a space instead; where neither is left it is one line. */
function messageLength(window: LogWindow): number {
  for (let offset = 0; offset < MAX_MESSAGE_LINES; offset++) {
    const text = window.text(offset) ?? "";
    if (text === "") return 1;
    if (SOURCE.test(text.trimEnd()) || text.endsWith(" ")) return offset + 1;
  }
  return 1;
}

function frameEnd(window: LogWindow, from: number): number {
  let offset = from;
  while (offset < from + MAX_FRAME_LINES && (window.text(offset)?.trim() ?? "") !== "") offset += 1;
  return offset;
}
