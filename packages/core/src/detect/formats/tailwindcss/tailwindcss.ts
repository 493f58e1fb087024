import { parseBundlerMessage } from "../bundler-message.ts";
import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";

const TOP = /^┌/;
const LINE = /^│ (\S.*)$/s;
/** Of a style sheet that cannot be parsed, the place is told. */
const SYNTAX = "CssSyntaxError: ";
const MAX_LINES = 12;

/** What the command of Tailwind CSS draws in a box below `Error:`. */
export const tailwindcss: LogFormat = { id: "tailwindcss", title: "Tailwind CSS", glance: ["Error:"], read };

/** `Error:`, `┌`, ``│ Error: Cannot apply unknown utility class `no-such-class` ``, `└` */
function read(window: LogWindow): Match | undefined {
  if (window.text(0)?.trim() !== "Error:" || !TOP.test(window.text(1) ?? "")) return undefined;
  const lines: string[] = [];
  while (lines.length < MAX_LINES) {
    const line = LINE.exec(window.text(2 + lines.length)?.trimEnd() ?? "")?.[1];
    if (line === undefined) break;
    lines.push(line);
  }
  const message = lines.join("\n").replace(/^Error: /, "");
  if (message === "") return undefined;
  const syntax = message.startsWith(SYNTAX) ? parseBundlerMessage(message) : undefined;
  const finding: Finding = { severity: "error", message: syntax?.message ?? message };
  if (syntax?.place !== undefined) finding.place = syntax.place;
  return { from: 0, to: 2 + lines.length, findings: [finding] };
}
