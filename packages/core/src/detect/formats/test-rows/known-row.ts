import type { Finding, LogWindow, Match, PathClaim } from "../format.ts";
import { claim } from "../place.ts";
import { KNOWN_ROWS, ROWS_ABOVE, VERDICTS_BELOW } from "./known-rows.ts";

const MAX_ABOVE = 30;
/** QtTest:    Loc: [test_cart.cpp(12)] */
const PLACE_BELOW = /^ {3}Loc: \[([^\s()]{1,300})\((\d{1,7})\)\]$/;
const REASON = /^(?:[\w$]{1,60}\.){0,8}[A-Z]?\w{0,60}(?:Exception|Error): {1,4}\S/;
const MOST_ROWS = 300;
const MAX_BELOW = 6;

/** Reads a line that only one runner prints so. */
export function readKnownRow(window: LogWindow): Match | undefined {
  const text = (window.text(0) ?? "").trimEnd();
  for (const pattern of KNOWN_ROWS) {
    const groups = pattern.exec(text)?.groups;
    const test = groups?.["test"];
    const message = groups?.["message"] ?? reasonBelow(window) ?? test;
    if (groups === undefined || message === undefined) continue;
    const finding: Finding = { severity: "error", message, ...(test === undefined ? {} : { test }) };
    const path = groups["path"] ?? (groups["line"] === undefined ? undefined : test);
    const place =
      path === undefined ? placeBelow(window) : claim(path, Number(groups["line"] ?? 1), undefined);
    if (place !== undefined) finding.place = place;
    return { from: 0, to: 1, findings: [finding] };
  }
  return readShouted(window, text) ?? readBelowHead(window, text) ?? readRowsAbove(window, text);
}

/** `Exception: Expected 2 but got 1.` */
function reasonBelow(window: LogWindow): string | undefined {
  const text = window.text(1)?.trim() ?? "";
  return REASON.test(text) ? text : undefined;
}

/** MSpec: `1)`, `Array#take_while raises no error FAILED`. */
function readShouted(window: LogWindow, text: string): Match | undefined {
  const test = / (?:FAILED|ERROR)$/.test(text) ? text.replace(/ (?:FAILED|ERROR)$/, "") : undefined;
  if (test === undefined || !/^\d{1,6}\)$/.test(window.text(-1)?.trimEnd() ?? "")) return undefined;
  const message = window.text(1)?.trimEnd() ?? "";
  return {
    from: -1,
    to: 1,
    findings: [{ severity: "error", message: message === "" ? test : message, test }],
  };
}

/** `Testing cart_prop:prop_total()`, and somewhere below it `Failed: After 7 test(s).` */
function readBelowHead(window: LogWindow, text: string): Match | undefined {
  for (const { verdict, head } of VERDICTS_BELOW) {
    const message = verdict.exec(text)?.groups?.["message"];
    const { test, path, line } = (message === undefined ? undefined : groupsAbove(window, head)) ?? {};
    if (message === undefined || test === undefined) continue;
    const place = path === undefined ? {} : { place: claim(path, Number(line), undefined) };
    return { from: 0, to: 1, findings: [{ severity: "error", message, test, ...place }] };
  }
  return undefined;
}

function readRowsAbove(window: LogWindow, text: string): Match | undefined {
  const pattern = ROWS_ABOVE.find(({ count }) => count.test(text))?.row;
  if (pattern === undefined) return undefined;
  const findings: Finding[] = [];
  for (let offset = -1; offset > -MOST_ROWS && window.text(offset) !== undefined; offset--) {
    const test = pattern.exec(window.text(offset)?.trimEnd() ?? "")?.groups?.["test"];
    const next = window.text(offset + 1)?.trim() ?? "";
    if (test !== undefined)
      findings.unshift({
        severity: "error",
        message: REASON.test(next) ? next : test,
        test,
        lines: { from: offset, to: offset },
      });
  }
  const first = findings[0]?.lines?.from;
  return first === undefined ? undefined : { from: first, to: 1, findings };
}

function groupsAbove(window: LogWindow, head: RegExp): Readonly<Record<string, string>> | undefined {
  for (let offset = -1; offset > -MAX_ABOVE; offset--) {
    const groups = head.exec(window.text(offset) ?? "")?.groups;
    if (groups !== undefined) return groups;
  }
  return undefined;
}

function placeBelow(window: LogWindow): PathClaim | undefined {
  for (let offset = 1; offset < MAX_BELOW; offset++) {
    const [, path, line] = PLACE_BELOW.exec(window.text(offset)?.trimEnd() ?? "") ?? [];
    if (path !== undefined) return claim(path, Number(line), undefined);
  }
  return undefined;
}
