import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { detectText } from "../../detect.ts";

const REPORT = readFileSync(join(import.meta.dirname, "fixtures", "failing-v8.log"), "utf8").split("\n");
const TITLE = "  cart › counts quantities";
const POINTER = "  › file://";

/** One failure of the list, from its title to where its stack begins. */
function pasted(): string[] {
  const from = REPORT.lastIndexOf(TITLE);
  return REPORT.slice(from, REPORT.findIndex((line, at) => at > from && line.startsWith(POINTER)) + 1);
}

it("reads a failure that was pasted alone", () => {
  const [finding, ...others] = detectText(`${pasted().join("\n")}\n\n\n`).findings;
  expect(others).toEqual([]);
  expect(finding).toMatchObject({
    tool: "ava",
    test: "counts quantities",
    message: "Difference (- actual, + expected):",
    place: { path: "test/cart.test.js", line: 7, column: 5 },
    evidence: { startLine: 1, endLine: pasted().length },
  });
});

it("believes no such title below other lines", () => {
  expect(detectText(["some output", ...pasted()].join("\n")).findings).toEqual([]);
});
