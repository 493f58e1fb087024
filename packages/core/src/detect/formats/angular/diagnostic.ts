import type { Severity } from "../../../model/problem.ts";
import type { Finding, LogWindow, Match } from "../format.ts";
import { parsePlace } from "../place.ts";
import { readCodeFrame, skipRelated } from "../tsc/code-frame.ts";

const LABELS = ["Error: ", "Warning: "];
const LEVELS: readonly (readonly [string, Severity])[] = [
  [" - error ", "error"],
  [" - warning ", "warning"],
];
const CODE = /^((?:NG|TS)-?\d{1,8}): (.*)$/s;
const TEMPLATE = /\.html$/;
/** The head of the next diagnostic, where nothing stands between. */
const ANOTHER = / (?:error|warning) (?:NG|TS)-?\d{1,8}: /;
const MAX_MESSAGE_LINES = 40;

/**
 * Reads a diagnostic of the compiler with its code frame, as webpack's builder labels it and as `ngc` prints its own:
 * `Error: src/app/app.html:1:8 - error TS2551: Property 'titel' does not exist`, `src/app/app.html:2:1 - error NG8001: …`.
 */
export function readDiagnostic(window: LogWindow): Match | undefined {
  const head = parseHead(window.text(0)?.trimEnd() ?? "");
  if (head?.place === undefined) return undefined;
  const lines = [head.message, ...messageTail(window)];
  const finding: Finding = { ...head, message: lines.join("\n") };
  const frame = window.text(lines.length) === "" ? readCodeFrame(window, lines.length + 1) : undefined;
  if (frame?.endLine !== undefined && frame.endColumn !== undefined)
    finding.place = { ...head.place, endLine: frame.endLine, endColumn: frame.endColumn };
  return { from: 0, to: skipRelated(window, frame?.to ?? lines.length), findings: [finding] };
}

/** Without a label `TS` diagnostics are those of `tsc`, unless they are about a template. */
function parseHead(text: string): Finding | undefined {
  const label = LABELS.find((start) => text.startsWith(start)) ?? "";
  for (const [mark, severity] of LEVELS) {
    const at = text.indexOf(mark);
    const [, code, message] = at === -1 ? [] : (CODE.exec(text.slice(at + mark.length)) ?? []);
    const place = parsePlace(text.slice(label.length, at));
    if (code === undefined || message === undefined || place === undefined) continue;
    if (label !== "" || code.startsWith("NG") || TEMPLATE.test(place.path))
      return { code, severity, message, place };
  }
  return undefined;
}

function messageTail(window: LogWindow): string[] {
  const lines: string[] = [];
  while (lines.length < MAX_MESSAGE_LINES) {
    const text = window.text(lines.length + 1)?.trimEnd();
    if (text === undefined || text === "" || ANOTHER.test(text)) return lines;
    lines.push(text);
  }
  return [];
}
