import type { Finding, LogWindow, Match } from "../format.ts";
import { parseReportLine, toFinding, unformatted } from "./report-line.ts";

const MAX_LINES = 384;
const MAX_BLANK = 3;
/** As a script's runner, a shell or a carrier shows it. */
const COMMAND = /^(?:[>$+] |Run )?(?:\S{1,80} ){0,6}prettier /;
const ECHOED = /^[>$+] /;
const MAX_ECHO = 40;
const FLAGS: readonly string[] = ["-l", "--list-different"];
const OTHER_FLAGS: readonly string[] = ["-w", "--write", "-c", "--check"];
/** What is listed goes to another program or into a file. */
const ELSEWHERE: readonly string[] = ["|", ">", ">>"];
const PATH = /^[^\s/[\]>][^:]*\.[A-Za-z][\w-]{0,19}$/;
const INDENTED = /^\s+\S/;

/** Reads what `> prettier --list-different src`, echoed by whoever runs it, lists below: the bare path of each file. */
export function readList(window: LogWindow): Match | undefined {
  if (!isListing(window)) return undefined;
  const findings: Finding[] = [];
  let to = firstOutput(window);
  for (; to < MAX_LINES; to++) {
    const text = window.text(to)?.trimEnd() ?? "";
    const line = parseReportLine(text);
    if (line?.isDetail === true) extend(findings.at(-1), to);
    else if (line !== undefined) findings.push({ ...toFinding(line), lines: { from: to, to } });
    else if (isListed(window, to, text)) findings.push({ ...unformatted(text), lines: { from: to, to } });
    else break;
  }
  return findings.length === 0 ? undefined : { from: 0, to, findings };
}

/** Whether a line echoes the command, and it does nothing but list. */
function isListing(window: LogWindow): boolean {
  const { text = "", marker } = window.at(0) ?? {};
  const isEcho = marker === "group" || marker === "command" || ECHOED.test(text);
  if (!isEcho || !COMMAND.test(text)) return false;
  const words = text.trim().split(" ").slice(1);
  const lists = FLAGS.some((flag) => words.includes(flag));
  return lists && ![...OTHER_FLAGS, ...ELSEWHERE].some((word) => words.includes(word));
}

/** Below the command, and what GitHub's runner shows of the step in the same group. */
function firstOutput(window: LogWindow): number {
  let offset = 1;
  if (window.at(0)?.marker === "group") {
    while (offset < MAX_ECHO && window.at(offset)?.marker !== "end-group") offset += 1;
    offset += 1;
  }
  const end = offset + MAX_BLANK - 1;
  while (offset < end && window.text(offset)?.trim() === "") offset += 1;
  return offset;
}

/** A path with a space has a folder; one above indented lines is another tool's heading. */
function isListed(window: LogWindow, offset: number, text: string): boolean {
  if (!PATH.test(text) || (text.includes(" ") && !text.includes("/"))) return false;
  return !INDENTED.test(window.text(offset + 1) ?? "");
}

function extend(finding: Finding | undefined, to: number): void {
  if (finding?.lines !== undefined) finding.lines.to = to;
}
