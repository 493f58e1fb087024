import { expect, test } from "vitest";
import { parseRunReport } from "./run-report.ts";
import { reportOf } from "./testing/report-of.ts";

const REPORT = reportOf({ sha: "a".repeat(40) });

test("a report survives being written and read", () => {
  expect(parseRunReport(JSON.stringify(REPORT))).toEqual(REPORT);
});

test.each([
  ["no JSON", "{", "it is no JSON"],
  ["another version", JSON.stringify({ ...REPORT, version: 2 }), "version: "],
  ["more than it may hold", JSON.stringify({ ...REPORT, more: 1 }), "Unrecognized key"],
  ["a commit that is none", JSON.stringify({ ...REPORT, sha: "main; rm -rf /" }), "sha: "],
  ["a repository that is a path", JSON.stringify({ ...REPORT, repository: "../../x" }), "repository: "],
  ["200 MB", " ".repeat(200_000_000), "too large"],
])("%s is refused", (_, text, message) => {
  expect(() => parseRunReport(text)).toThrow(message);
});
