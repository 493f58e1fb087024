import type { LogFormat, LogWindow, Match } from "../format.ts";
import { parsePlaceLine } from "../place-line.ts";

const OFFENSE = /^([CRWEFI]): (?:\[(?:Correctable|Corrected|Todo)\] )?([A-Z]\w*(?:\/[A-Z]\w*)+): (\S.*)$/;

/** Offenses of RuboCop. Only errors and fatal ones are errors to it; the rest are warnings. */
export const rubocop: LogFormat = {
  id: "rubocop",
  title: "RuboCop",
  glance: [": C: ", ": R: ", ": W: ", ": E: ", ": F: ", ": I: ", "[Correctable]", ".rb"],
  read,
};

/** `lib/cart.rb:1:1: C: [Correctable] Style/StringLiterals: Prefer single-quoted strings`, the code and carets below. */
function read(window: LogWindow): Match | undefined {
  const line = parsePlaceLine(window.text(0) ?? "");
  const [, level, code, message] = OFFENSE.exec(line?.text ?? "") ?? [];
  if (line?.place.column === undefined || code === undefined || message === undefined) return undefined;
  const severity = level === "E" || level === "F" ? "error" : "warning";
  const finding = { severity, code, message: message.trimEnd(), place: line.place } as const;
  return { from: 0, to: codeEnd(window), findings: [finding] };
}

function codeEnd(window: LogWindow): number {
  for (let offset = 2; offset <= 3; offset++)
    if (/^\s*\^+(?: |$)/.test(window.text(offset) ?? "")) return offset + 1;
  return 1;
}
