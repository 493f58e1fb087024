import type { Finding, LogFormat, LogWindow, Match, PathClaim } from "../format.ts";
import { isOwnGoPath } from "../go-trace.ts";
import { parsePlace } from "../place.ts";

const HEAD = /^(?:FAIL|PANIC): (\S.{0,400}\.go:\d{1,9}): (\S{1,200}\.\S{1,200})$/;
const RULE = "-".repeat(70);
const CHECK = /^\S.*\.go:\d{1,9}:$/;
const FRAME = /^\S.*\.go:\d{1,9}$/;
const SAID = /^\.\.\. (.*)$/;
const MAX_LINES = 480;

/** Failed checks of gocheck (`gopkg.in/check.v1`), which prints its own report above that of `go test`. */
export const gocheck: LogFormat = {
  id: "gocheck",
  title: "gocheck",
  glance: ["FAIL: ", "PANIC: "],
  read,
};

/** Reads from `FAIL: cart_test.go:7: Cart.TestSum` to the next rule; the checks that failed are told below. */
function read(window: LogWindow): Match | undefined {
  const [, where = "", name = ""] = HEAD.exec(window.text(0) ?? "") ?? [];
  const place = parsePlace(where);
  if (place === undefined || window.text(-1) !== RULE) return undefined;
  const to = endOf(window);
  const test = name.replace(".", " > ");
  const findings: Finding[] = [];
  for (let offset = 1; offset < to; offset++) {
    if (!SAID.test(window.text(offset) ?? "")) continue;
    const finding = readCheck(window, offset, to);
    findings.push({ ...finding, test, place: finding.place ?? place });
    offset = finding.lines?.to ?? offset;
  }
  if (findings.length === 0) findings.push({ severity: "error", message: `${name} failed`, test, place });
  return { from: 0, to, findings };
}

function endOf(window: LogWindow): number {
  for (let offset = 1; offset < MAX_LINES; offset++) {
    const text = window.text(offset);
    if (text === undefined || text === RULE || text.startsWith("OOPS: ")) return offset;
  }
  return MAX_LINES;
}

/** Lines that begin with dots tell what is wrong; the place and the code stand above, a panic's stack below. */
function readCheck(window: LogWindow, from: number, end: number): Finding {
  const lines: string[] = [];
  let to = from;
  for (; to < end && window.text(to) !== ""; to++) {
    const text = window.text(to) ?? "";
    lines.push(SAID.exec(text)?.[1] ?? text);
  }
  const message = lines.join("\n").replace(/ \(PC=0x[\dA-F]+\)$/, "");
  const place = message.startsWith("Panic: ") ? frameBelow(window, to, end) : placeAbove(window, from);
  const finding: Finding = { severity: "error", message, lines: { from, to: to - 1 } };
  return place === undefined ? finding : { ...finding, place };
}

/** `cart_test.go:7:` */
function placeAbove(window: LogWindow, from: number): PathClaim | undefined {
  for (let offset = from - 1; offset > 0; offset--) {
    const text = window.text(offset) ?? "";
    if (CHECK.test(text)) return parsePlace(text.slice(0, -1));
  }
  return undefined;
}

/** `cart_test.go:8`, and `  in Cart.TestPanic` below. */
function frameBelow(window: LogWindow, from: number, end: number): PathClaim | undefined {
  for (let offset = from; offset < end; offset++) {
    const text = window.text(offset) ?? "";
    const place = FRAME.test(text) ? parsePlace(text) : undefined;
    if (place !== undefined && isOwnGoPath(place.path)) return place;
  }
  return undefined;
}
