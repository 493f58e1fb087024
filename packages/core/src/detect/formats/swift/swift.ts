import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { parsePlaceLine } from "../place-line.ts";
import { readPretty } from "./pretty.ts";

const NAME = /^error: (?:-\[(?:[\w.]+\.)?(\w+) (\w[^\]]{0,400})\]|([\w.]+\.)?(\w+)\.(\w+)) : (.*)$/;
/** `✘ Test total() recorded an issue at CartTests.swift:12:5: Expectation failed: …`; on macOS the mark is of a private font. */
const ISSUE = /^\S{1,2} {1,2}Test (?=\S)/u;
const RECORDED = " recorded an issue";
const ISSUE_PLACE = / at ([^\s:]{1,400}):(\d{1,9}):(\d{1,9}): /;
const MAX_MESSAGE_LINES = 20;

/** Failed tests of XCTest and Swift Testing. Errors of the compiler are read by `gnu`. */
export const swift: LogFormat = {
  id: "swift",
  title: "Swift tests",
  glance: [" : XCT", ": error: -[", " recorded an issue", " : failed", " : threw error", "✗ ", "✖ ", "  ```"],
  read: (window) => readCase(window) ?? readIssue(window) ?? readPretty(window),
};

/** `/home/shop/CartTests.swift:12: error: CartTests.testTotal : XCTAssertEqual failed: …`, on macOS `-[ShopTests.CartTests testTotal] :` */
function readCase(window: LogWindow): Match | undefined {
  const line = parsePlaceLine((window.text(0) ?? "").replace(/^<unknown>:0: /, "unknown:0: "));
  const [, type, method, , swiftType, swiftMethod, said] = NAME.exec(line?.text ?? "") ?? [];
  const test = `${type ?? swiftType ?? ""} > ${method ?? swiftMethod ?? ""}`;
  if (line === undefined || said === undefined) return undefined;
  const lines = [said.trimEnd()];
  while (lines.length < MAX_MESSAGE_LINES && isMessage(window.text(lines.length)))
    lines.push(window.text(lines.length)?.trimEnd() ?? "");
  const message = lines.join("\n").replace(/ - $/, "").trim();
  const finding: Finding = { severity: "error", message, test };
  const isPlaced = line.isExact && line.place.path !== "unknown";
  return {
    from: 0,
    to: lines.length,
    findings: [isPlaced ? { ...finding, place: line.place } : finding],
  };
}

function isMessage(text: string | undefined): boolean {
  if (text === undefined || text.trim() === "") return false;
  return (
    !/^(?:Test (?:Case|Suite) |\[\d|\d{4}-\d\d-\d\d |\s*t = |\s+Executed |Restarting after|\*\* TEST)/.test(
      text,
    ) &&
    parsePlaceLine(text)?.isExact !== true &&
    /^[^:]{0,200}$|^["')\]} ]/.test(text)
  );
}

function readIssue(window: LogWindow): Match | undefined {
  const text = window.text(0)?.trimEnd() ?? "";
  const start = ISSUE.exec(text)?.[0].length;
  const end = text.indexOf(RECORDED);
  const [head, path, line, column] = ISSUE_PLACE.exec(text.slice(Math.max(end, 0))) ?? [];
  if (start === undefined || end < start || head === undefined || path === undefined) return undefined;
  const message = text.slice(text.indexOf(head, end) + head.length);
  const place = { path, line: Number(line), column: Number(column) };
  const test = text.slice(start, end).replace(/^"|"$/g, "");
  let to = 1;
  while (to < MAX_MESSAGE_LINES && /^\s*(?:↳|􀄵) /u.test(window.text(to) ?? "")) to += 1;
  const comments = Array.from(
    { length: to - 1 },
    (_, index) =>
      window
        .text(index + 1)
        ?.trim()
        .slice(2) ?? "",
  );
  return {
    from: 0,
    to,
    findings: [{ severity: "error", message: [message, ...comments].join("\n"), place, test }],
  };
}
