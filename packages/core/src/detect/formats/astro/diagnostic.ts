import type { Severity } from "../../../model/problem.ts";
import type { Finding, LogWindow, Match } from "../format.ts";
import { parsePlace } from "../place.ts";
import { readCodeFrame } from "../tsc/code-frame.ts";

const MAX_MESSAGE_LINES = 40;
const LEVELS: readonly (readonly [string, Severity])[] = [
  [" - error ", "error"],
  [" - warning ", "warning"],
];
const SOURCE = /^(?:ts\((\d{1,6})\)|astro|css|html|js|json): (.*)$/s;

/** Reads `src/pages/index.astro:8:23 - error ts(2551): Property 'lenght' does not exist` and its code frame. */
export function readDiagnostic(window: LogWindow): Match | undefined {
  const head = parseHead(window.text(0)?.trimEnd() ?? "");
  if (head?.place === undefined) return undefined;
  const lines = [head.message];
  while (lines.length < MAX_MESSAGE_LINES && (window.text(lines.length) ?? "") !== "")
    lines.push((window.text(lines.length) ?? "").trimEnd());
  if (window.text(lines.length) !== "") lines.length = 1;
  const frame = window.text(lines.length) === "" ? readCodeFrame(window, lines.length + 1) : undefined;
  const finding: Finding = { ...head, message: lines.join("\n") };
  if (frame?.endLine !== undefined && frame.endColumn !== undefined)
    finding.place = { ...head.place, endLine: frame.endLine, endColumn: frame.endColumn };
  return { from: 0, to: frame?.to ?? lines.length, findings: [finding] };
}

function parseHead(text: string): Finding | undefined {
  for (const [mark, severity] of LEVELS) {
    const at = text.indexOf(mark);
    const [, code, message] = at === -1 ? [] : (SOURCE.exec(text.slice(at + mark.length)) ?? []);
    const place = message === undefined ? undefined : parsePlace(text.slice(0, at));
    if (message === undefined || place === undefined) continue;
    return code === undefined
      ? { severity, message, place }
      : { code: `TS${code}`, severity, message, place };
  }
  return undefined;
}
