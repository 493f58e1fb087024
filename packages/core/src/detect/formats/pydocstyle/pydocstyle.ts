import type { LogFormat, LogWindow, Match } from "../format.ts";
import { parsePlace } from "../place.ts";

const HEAD = /^(\S.{0,400}\.pyi?:\d{1,9})(?: (?:at|in) \S.*)?:$/;
const TEXT = /^ {8}(D\d{3}): (\S.*)$/;

/** What pydocstyle misses in documentation, told below its place. */
export const pydocstyle: LogFormat = {
  id: "pydocstyle",
  title: "pydocstyle",
  glance: ["  D10", "  D20", "  D21", "  D30", "  D40", "  D41"],
  read,
};

/** Reads `        D103: Missing docstring in public function` below ``cart.py:3 in public function `total`:``. */
function read(window: LogWindow): Match | undefined {
  const [, code, message] = TEXT.exec(window.text(0) ?? "") ?? [];
  const place = parsePlace(HEAD.exec(window.text(-1) ?? "")?.[1] ?? "");
  if (code === undefined || message === undefined || place === undefined) return undefined;
  return { from: -1, to: 1, findings: [{ code, severity: "error", message: message.trimEnd(), place }] };
}
