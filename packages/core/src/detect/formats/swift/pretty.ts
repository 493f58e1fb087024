import type { Finding, LogWindow, Match } from "../format.ts";
import { parsePlace } from "../place.ts";

/** xcpretty and xcbeautify: `    ✗ testTotal, XCTAssertEqual failed: …`, `    ✖ testTotal on 'iPhone 15' (0.2 seconds)` */
const ROW = /^\s{2,8}(?:✗|✖) (\w+)(?:, (\S.*))$/u;
const PASSED = /^\s{2,8}(?:✓|✔) \w+ \([\d.]{1,12} seconds\)$/u;
const CRASHED = /^Test crashed\b/;
const SUITE = /^[A-Z][\w.]{0,200}$/;
const SUMMED = /^ {2}(\w{1,300}), (\S.*)$/;
const PLACE = /^ {2}(\S.{0,400}:\d{1,9})$/;
const MAX_AWAY = 20;
const MAX_CODE = 12;

/** Reads a failed test as xcpretty shows it while tests run, and once more in its sum, with the place. */
export function readPretty(window: LogWindow): Match | undefined {
  return readRow(window) ?? readSum(window);
}

/** Specs of Quick have names that do not begin with `test`: there a test that passed must stand close by. */
function readRow(window: LogWindow): Match | undefined {
  const [, method, message] = ROW.exec(window.text(0)?.trimEnd() ?? "") ?? [];
  if (method === undefined || message === undefined) return undefined;
  const isTest = method.startsWith("test") || CRASHED.test(message) || hasPassed(window);
  return isTest ? { from: 0, to: 1, findings: [{ severity: "error", message, test: method }] } : undefined;
}

function hasPassed(window: LogWindow): boolean {
  for (let away = 1; away < MAX_AWAY; away++)
    if ([-away, away].some((offset) => PASSED.test(window.text(offset)?.trimEnd() ?? ""))) return true;
  return false;
}

/** `ShopTests.CartSpec`, `  adds_two, expected to equal <5>, got <4>`, `  /Users/shop/CartSpec.swift:30`, the code between "```". */
function readSum(window: LogWindow): Match | undefined {
  if (window.text(0) !== "  ```") return undefined;
  const place = parsePlace(PLACE.exec(window.text(-1) ?? "")?.[1] ?? "");
  const [, method, message] = SUMMED.exec(window.text(-2)?.trimEnd() ?? "") ?? [];
  if (place === undefined || method === undefined || message === undefined) return undefined;
  const suite = window.text(-3)?.trimEnd() ?? "";
  const test = SUITE.test(suite) ? `${suite} > ${method}` : method;
  let to = 1;
  while (to < MAX_CODE && window.text(to) !== undefined && window.text(to) !== "  ```") to += 1;
  const finding: Finding = { severity: "error", message, test, place };
  return { from: -2, to: to + 1, findings: [finding] };
}
