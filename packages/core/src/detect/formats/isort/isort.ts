import type { LogFormat, LogWindow, Match } from "../format.ts";

const LINE = /^ERROR: (\S.{0,400}\.pyi?) (Imports are incorrectly (?:sorted|formatted)\b.*)$/;

/** Files whose imports isort would sort. */
export const isort: LogFormat = {
  id: "isort",
  title: "isort",
  glance: [" Imports are incorrectly "],
  read,
};

/** Reads `ERROR: /home/shop/cart.py Imports are incorrectly sorted and/or formatted.` */
function read(window: LogWindow): Match | undefined {
  const [, path, message] = LINE.exec(window.text(0) ?? "") ?? [];
  if (path === undefined || message === undefined) return undefined;
  const place = { path, line: 1 };
  return { from: 0, to: 1, findings: [{ severity: "error", message: message.trimEnd(), place }] };
}
