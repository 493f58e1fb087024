import type { Finding, LogWindow } from "../format.ts";
import { isDotnetFrame, ownDotnetPlace, parseDotnetFrame } from "../dotnet-trace.ts";

const CODE = /^((?:\w+\.)*\w*(?:Exception|Error))(?: ?:|$)/;
const MAX_LINES = 300;

/** What a test's block told: message and trace, and where it ends. */
export interface Block {
  to: number;
  finding: Finding;
}

/** Reads a message from an offset on, then the trace below it; `isEnd` says where another block begins. */
export function readBlock(window: LogWindow, from: number, isEnd: (text: string) => boolean): Block {
  const message: string[] = [];
  let to = from;
  for (; to < from + MAX_LINES; to++) {
    const text = window.text(to);
    if (text === undefined || isEnd(text) || isTraceHead(text) || isDotnetFrame(text)) break;
    message.push(text.trimEnd());
  }
  const frames = [];
  for (; to < from + MAX_LINES; to++) {
    const text = window.text(to);
    if (
      text === undefined ||
      isEnd(text) ||
      !(isTraceHead(text) || isDotnetFrame(text) || text.trim() === "")
    )
      break;
    const frame = parseDotnetFrame(text);
    if (frame !== undefined) frames.push(frame);
  }
  while (to > from && window.text(to - 1)?.trim() === "") to -= 1;
  return { to, finding: toFinding(dedented(message), frames) };
}

function toFinding(message: string, frames: NonNullable<Finding["frames"]>): Finding {
  const finding: Finding = { severity: "error", message };
  const code = CODE.exec(message)?.[1];
  if (code !== undefined) finding.code = code.slice(code.lastIndexOf(".") + 1);
  const place = ownDotnetPlace(frames);
  if (place !== undefined) finding.place = place;
  return frames.length === 0 ? finding : { ...finding, frames };
}

function isTraceHead(text: string): boolean {
  return /^\s*Stack ?Trace:\s*$/i.test(text);
}

/** VSTest indents the first line of a message only, others all of them. */
function dedented(lines: readonly string[]): string {
  const first = /^ */.exec(lines[0] ?? "")?.[0].length ?? 0;
  const isWhole = lines.every((line) => line.trim() === "" || line.startsWith(" ".repeat(first)));
  return lines
    .map((line, index) => (isWhole || index === 0 ? line.slice(first) : line))
    .join("\n")
    .trim();
}
