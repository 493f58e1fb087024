import type { Severity } from "../../../model/problem.ts";
import type { Finding, LogFormat, LogWindow, Match, PathClaim } from "../format.ts";
import { parsePlace } from "../place.ts";

const ARROW = "-->  ";
const HEAD = /^(error|warning): (\S.*)$/;
const CODE = /^Error code: (P\d{4})$/;
const FRAME = /^ *\d{0,9} \|/;
const MAX_MESSAGE_LINES = 12;
const MAX_FRAME = 60;
/** Complaints are left for the next match from here on, so that none is read at the edge of the window. */
const MAX_OFFSET = 384;

/** What Prisma's schema validation complains about, each with its place and the code around it. */
export const prisma: LogFormat = {
  id: "prisma",
  title: "Prisma",
  glance: [".prisma:"],
  read: readComplaints,
};

interface Message {
  /** Offsets of its first line and of the place below it. */
  from: number;
  at: number;
  severity: Severity;
  text: string;
}

/** `error: Type "Strin" is neither …` above `  -->  prisma/schema.prisma:10`, which is the first entry, and those below. */
function readComplaints(window: LogWindow): Match | undefined {
  const first = messageAbove(window);
  if (first === undefined) return undefined;
  const code = CODE.exec(window.text(first.from - 1)?.trimEnd() ?? "")?.[1];
  const findings: Finding[] = [];
  let to = 1;
  for (let next: Message | undefined = first; next !== undefined; next = messageBelow(window, to)) {
    const place = placeAt(window, next.at);
    if (place === undefined) break;
    to = frameEnd(window, next.at + 1);
    const lines = { from: next.from, to: to - 1 };
    const finding: Finding = { severity: next.severity, message: next.text, place, lines };
    findings.push(code === undefined ? finding : { ...finding, code });
  }
  return findings.length === 0 ? undefined : { from: first.from, to, findings };
}

function placeAt(window: LogWindow, offset: number): PathClaim | undefined {
  const text = window.text(offset)?.trim() ?? "";
  return text.startsWith(ARROW) ? parsePlace(text.slice(ARROW.length)) : undefined;
}

function messageAbove(window: LogWindow): Message | undefined {
  if (placeAt(window, 0) === undefined) return undefined;
  for (let from = -1; from > -MAX_MESSAGE_LINES; from--) {
    if (window.text(from) === undefined) return undefined;
    const message = messageAt(window, from);
    if (message !== undefined) return message;
  }
  return undefined;
}

function messageBelow(window: LogWindow, from: number): Message | undefined {
  return from > MAX_OFFSET ? undefined : messageAt(window, from);
}

/** The message that begins at an entry, down to the place below it. */
function messageAt(window: LogWindow, from: number): Message | undefined {
  const [, level, first] = HEAD.exec(window.text(from)?.trimEnd() ?? "") ?? [];
  if (first === undefined) return undefined;
  const lines = [first];
  for (let at = from + 1; at < from + MAX_MESSAGE_LINES; at++) {
    if (placeAt(window, at) !== undefined)
      return { from, at, severity: level === "error" ? "error" : "warning", text: lines.join("\n") };
    const text = window.text(at)?.trimEnd();
    if (text === undefined) return undefined;
    lines.push(text);
  }
  return undefined;
}

function frameEnd(window: LogWindow, from: number): number {
  let to = from;
  while (to < from + MAX_FRAME && FRAME.test(window.text(to) ?? "")) to += 1;
  return to;
}
