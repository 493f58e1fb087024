import { expect, test } from "vitest";
import type { LocatedProblem } from "../../model/problem.ts";
import { temporaryRepository } from "../../repository/fixtures/temporary-workspace.ts";
import { missedHolders } from "./missed-holders.ts";

test("what may have been undefined is found behind others, where its member is asked", () => {
  const text = "const rows = [];\nmodule.exports = () => this.own.prices.length + rows.length;\n";
  const problem: LocatedProblem = {
    id: "1",
    tool: "node",
    code: "TypeError",
    severity: "error",
    message: "Cannot read properties of undefined (reading 'length')",
    location: { file: "sum.js", line: 2, inWorkspace: true },
    frames: [],
    evidence: { startLine: 1, endLine: 1 },
    excerpt: [],
    occurrences: 1,
    causeOf: [],
  };
  expect(missedHolders(problem, temporaryRepository({ "sum.js": text }))).toEqual([
    { name: "prices", start: text.indexOf("prices") },
  ]);
});
