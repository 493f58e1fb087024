import type { LogFormat, LogWindow, Match } from "../format.ts";
import { parsePlace } from "../place.ts";

const LINE =
  /^\[(\S[^\]]{0,400}:\d{1,9})\](?: -> \[[^\]]{1,400}\]){0,16}: \((error|warning|style|performance|portability)(?:, inconclusive)?\) (\S.*)$/;

/** What Cppcheck printed up to version 1.86; newer ones print like GCC and are read by `gcc`. */
export const cppcheck: LogFormat = {
  id: "cppcheck",
  title: "Cppcheck (old layout)",
  glance: ["]: (error", "]: (warning", "]: (style", "]: (performance)", "]: (portability)"],
  read,
};

/** Reads `[src/cart.cpp:4]: (error) Division by zero.`; the steps that lead there stand before, divided by arrows. */
function read(window: LogWindow): Match | undefined {
  const [, where = "", level, message] = LINE.exec(window.text(0) ?? "") ?? [];
  const place = parsePlace(where);
  if (level === undefined || message === undefined || place === undefined) return undefined;
  const severity = level === "error" ? "error" : "warning";
  return { from: 0, to: 1, findings: [{ severity, message: message.trimEnd(), place }] };
}
