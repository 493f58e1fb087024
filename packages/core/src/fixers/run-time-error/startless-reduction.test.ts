import { expect, test } from "vitest";
import type { LocatedProblem } from "../../model/problem.ts";
import { temporaryRepository } from "../../repository/fixtures/temporary-workspace.ts";
import { startlessReduction } from "./startless-reduction.ts";

const OF_NOTHING: LocatedProblem = {
  id: "1",
  tool: "node",
  code: "TypeError",
  severity: "error",
  message: "Reduce of empty array with no initial value",
  location: { file: "src/joined.ts", line: 1, inWorkspace: true },
  frames: [],
  evidence: { startLine: 1, endLine: 1 },
  excerpt: [],
  occurrences: 1,
  causeOf: [],
};

async function startOf(callback: string, type: string): Promise<string | undefined> {
  const text = `export const joined = (all: ${type}[]) => all.reduce(${callback});\n`;
  const repository = temporaryRepository({
    "tsconfig.json": `{ "compilerOptions": { "types": [], "target": "es2022" } }`,
    "src/joined.ts": text,
  });
  const [candidate] = await startlessReduction(OF_NOTHING, repository);
  return candidate?.edits[0]?.edits[0]?.text;
}

test.each([
  ["(sum, one) => sum + one", "number", ", 0"],
  ["(sum, one) => { return sum + one; }", "number", ", 0"],
  ["(product, one) => product * one", "number", ", 1"],
  ["(text, one) => text + one", "string", `, ""`],
  ["(every, one) => every && one", "boolean", ", true"],
  ["(some, one) => some || one", "boolean", ", false"],
  ["(list, one) => [...list, ...one]", "number[]", ", []"],
])("%s of a %s begins with what changes nothing", async (callback, type, text) => {
  expect(await startOf(callback, type)).toBe(text);
});

test.each([
  ["(rest, one) => rest - one", "number"],
  ["(most, one) => Math.max(most, one)", "number"],
  ["(sum, one) => sum + one * 2", "number"],
  ["(list, one) => [...list, one]", "any"],
  ["(sum, one) => sum + one", "any"],
  ["add", "number"],
])("%s of a %s has no such start", async (callback, type) => {
  expect(await startOf(callback, type)).toBeUndefined();
});
