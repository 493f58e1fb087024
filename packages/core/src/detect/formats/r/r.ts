import { blockLines } from "../block-lines.ts";
import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { parsePlaceLine } from "../place-line.ts";

const THROWN = /^Error(?: in (?:.{1,200}?))? ?: ?(.*)$/;
const CHECK = /^\* (checking \S.*) \.\.\. (ERROR|WARNING)$/;
const PACKAGE =
  /^ERROR: ((?:dependenc|compilation|lazy|configuration|loading|package|cannot|hard-coded|installing|sub-architecture).*)$/;
const HALTED = /^Execution halted$/;
const STATUS = /^Status: \d.* ERROR/;
/** What a runner of tests says when some of them failed. */
const FOLLOWS =
  /^Test failures$|^testthat unit tests failed$|^R CMD check found |^\d{1,7} out of \d{1,7} tests failed$/;
const MAX_LINES = 12;

/** What ends an R program, and what `R CMD check` and `R CMD INSTALL` find. */
export const r: LogFormat = {
  id: "r",
  title: "R",
  glance: ["Error in ", "Error: ", "Error : ", " ... ERROR", " ... WARNING", "ERROR: "],
  read,
};

function read(window: LogWindow): Match | undefined {
  const text = window.text(0) ?? "";
  const [, check, level] = CHECK.exec(text) ?? [];
  if (check !== undefined) {
    const lines = level === "ERROR" ? blockLines(window, 1, MAX_LINES, isEndOfCheck) : [];
    const message = [check, ...lines].join("\n");
    const finding: Finding = { severity: level === "ERROR" ? "error" : "warning", message };
    if (check === "checking tests")
      return { from: 0, to: 1, findings: [{ ...finding, message: check, consequence: true }] };
    return { from: 0, to: 1 + lines.length, findings: [finding] };
  }
  const failed = PACKAGE.exec(text)?.[1];
  if (failed !== undefined && isOfPackage(window))
    return { from: 0, to: 1, findings: [{ severity: "error", message: failed }] };
  return readThrown(window, text);
}

/** What a check found stands below it, down to an empty line or the next check. */
function isEndOfCheck(text: string): boolean {
  return text.trim() === "" || text.startsWith("* ");
}

/** `Error in g(x) : no such item`, perhaps `Calls: f -> g`, then `Execution halted`. */
function readThrown(window: LogWindow, text: string): Match | undefined {
  const thrown = THROWN.exec(text);
  if (thrown === null) return undefined;
  for (let offset = 1; offset <= MAX_LINES; offset++) {
    const below = window.text(offset);
    if (below === undefined || THROWN.test(below)) return undefined;
    if (!HALTED.test(below) && !STATUS.test(below)) continue;
    const rows = [thrown[1] ?? ""];
    for (let row = 1; row < offset && rows.length < 4; row++) {
      const more = window.text(row) ?? "";
      if (/^(?:Calls:|Backtrace:|In addition:|Warning)/.test(more) || more.trim() === "") break;
      rows.push(more.trim());
    }
    const message = rows.join("\n").trim() || text;
    const finding: Finding = { severity: "error", message, ...placeIn(message) };
    if (FOLLOWS.test(message)) finding.consequence = true;
    return { from: 0, to: offset + 1, findings: [finding] };
  }
  return undefined;
}

/** A file that cannot be parsed: `test-cart.R:1:31: unexpected '}'`. */
function placeIn(message: string): Pick<Finding, "place"> {
  const own = parsePlaceLine(message.split("\n", 1)[0] ?? "");
  return own?.isExact === true && /\.[rR](?:md|nw)?$/.test(own.place.path) ? { place: own.place } : {};
}

/** `* removing ‘/usr/lib/R/site-library/shop’` follows. */
function isOfPackage(window: LogWindow): boolean {
  return [1, 2, 3].some((offset) => /^\* (?:removing|restoring|installing) /.test(window.text(offset) ?? ""));
}
