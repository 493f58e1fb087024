import type { Finding, LogWindow, Match } from "../format.ts";
import { placeOfFrame } from "../place.ts";
import { parseScriptFrame } from "./script-frame.ts";

const NAME = /^Name: +(\S.*)$/;
const MESSAGE = "message:";
const TRACE = "stack-trace:";
const MAX_ABOVE = 30;

/** Reads a failure of a list made from Pester's report: `Name:        Cart.adds`, `message:`, `stack-trace:` and its frames. */
export function readListed(window: LogWindow): Match | undefined {
  if (window.text(0)?.trim() !== TRACE) return undefined;
  const said: string[] = [];
  for (let offset = -1; offset > -MAX_ABOVE; offset--) {
    const line = window.text(offset)?.trim();
    if (line === undefined) return undefined;
    if (line !== MESSAGE) {
      said.unshift(line);
      continue;
    }
    const name = NAME.exec(window.text(offset - 1)?.trim() ?? "")?.[1];
    if (name === undefined || said.length === 0) return undefined;
    const finding: Finding = { severity: "error", message: said.join("\n"), test: name };
    const frame = parseScriptFrame(window.text(1)?.trim() ?? "");
    if (frame !== undefined) finding.place = placeOfFrame(frame);
    return { from: offset - 1, to: frame === undefined ? 1 : 2, findings: [finding] };
  }
  return undefined;
}
