import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { parsePlace } from "../place.ts";

const MARK = "❌ ";
const PLACED = /^❌ (\S{0,300}package\.json:\d{1,9}:\d{1,9}) (\S.*)$/su;
const MARKED = /^ *~+$/;
const FAILED = /^❌ (?:\[[^\]]{1,200}\] exited with exit code \d{1,5}\.|\d{1,6} scripts? failed\.)/u;

/** What Wireit says is wrong with the scripts in a `package.json`; that one failed is a consequence. */
export const wireit: LogFormat = { id: "wireit", title: "Wireit", glance: [MARK], read };

/** `❌ package.json:24:9 Cannot find script named "nope" in package "/home/shop"`, the line, marks below it. */
function read(window: LogWindow): Match | undefined {
  const text = window.text(0)?.trimEnd() ?? "";
  if (FAILED.test(text)) {
    const message = text.slice(MARK.length).replace(/ Output:$/, "");
    return { from: 0, to: 1, findings: [{ severity: "error", message, consequence: true }] };
  }
  const [, position, message] = PLACED.exec(text) ?? [];
  const place = parsePlace(position ?? "");
  if (message === undefined || place === undefined || !MARKED.test(window.text(2)?.trimEnd() ?? ""))
    return undefined;
  const finding: Finding = { severity: "error", message, place };
  return { from: 0, to: 3, findings: [finding] };
}
