import { expect, test } from "vitest";
import { replacing, temporaryRepository } from "../repository/fixtures/temporary-workspace.ts";
import { problemAt } from "../verify/fixtures/problem-at.ts";
import { readSolution } from "./read-solution.ts";
import { verifiedOf } from "./testing/verified-of.ts";

const ROOT = problemAt("a.ts:1", "TS2304");
const verdict = { status: "proved", level: "types", proofs: [] } as const;

test("tells the edits with a diff each, and the problem it was made for first", () => {
  const repository = temporaryRepository({ "a.ts": "\uFEFFone\r\n", "b.ts": "one" });
  const edits = ["a.ts", "b.ts"].map((file) => replacing(repository, file, "one", "two"));
  const verified = verifiedOf("fix", { targets: [ROOT.id], resolved: ["other", ROOT.id], edits });
  const solution = readSolution(ROOT, { ...verified, verdict: { ...verdict, proofs: [] } }, repository);
  expect(solution).toMatchObject({
    title: "fix",
    problemIds: [ROOT.id, "other"],
    state: "suggested",
    confidence: 0.9,
  });
  expect(
    solution.changes.map(({ file, edits: own, diff }) => [file, own, diff.split("\n").slice(-4)]),
  ).toEqual([
    ["a.ts", edits[0]?.edits, ["@@ -1,1 +1,1 @@", "-\uFEFFone\r", "+\uFEFFtwo\r", ""]],
    ["b.ts", edits[1]?.edits, ["\\ No newline at end of file", "+two", "\\ No newline at end of file", ""]],
  ]);
});

test("the same fix of the same problem keeps its id, another has another", () => {
  const repository = temporaryRepository({ "a.ts": "one" });
  const idOf = (root: typeof ROOT, text: string, title: string): string => {
    const edits = [replacing(repository, "a.ts", "one", text)];
    const verified = verifiedOf(title, { targets: [root.id], edits });
    return readSolution(root, { ...verified, verdict: { ...verdict, proofs: [] } }, repository).id;
  };
  const id = idOf(ROOT, "two", "fix");
  expect(id).toMatch(/^[\da-f]{8}$/);
  expect(idOf(ROOT, "two", "in other words")).toBe(id);
  expect(idOf(ROOT, "three", "fix")).not.toBe(id);
  expect(idOf({ ...ROOT, id: "other" }, "two", "fix")).not.toBe(id);
});
