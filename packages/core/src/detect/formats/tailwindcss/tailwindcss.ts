import type { LogFormat, LogWindow, Match } from "../format.ts";

const TOP = /^┌/;
const LINE = /^│ (\S.*)$/s;
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
  return { from: 0, to: 2 + lines.length, findings: [{ severity: "error", message }] };
}
