import { expect, test } from "vitest";
import { temporaryRepository, type Files } from "../../repository/fixtures/temporary-workspace.ts";
import { candidateOf } from "../fixtures/candidate-of.ts";
import { problemAt } from "../fixtures/problem-at.ts";
import type { ProofInput } from "../proof.ts";
import { parses } from "./parses.ts";

const target = problemAt("a.ts:1", "TS2322");

/** The input for a candidate that adds a text to the end of each file. */
function adding(files: Files, text: string): ProofInput {
  const before = temporaryRepository(files);
  const edits = before.files.map((file) => {
    const end = before.read(file)?.text.length ?? 0;
    return { file, edits: [{ start: end, end, text }] };
  });
  return { candidate: candidateOf(...edits), target, problems: [target], before, after: before.with(edits) };
}

test.each([
  [{ "a.ts": "let a;" }, "let b;", { status: "passed", detail: "1 file parsed", before: 0, after: 0 }],
  [
    { "a.ts": "let a", "b.md": "" },
    " = ;",
    { status: "failed", detail: "1 new syntax error", before: 0, after: 1 },
  ],
  [
    { "a.ts": "let a", "b.js": "let b" },
    " = ;",
    { status: "failed", detail: "2 new syntax errors", before: 0, after: 2 },
  ],
  [{ "a.ts": "let a = " }, "1;", { status: "passed", detail: "1 file parsed", before: 1, after: 0 }],
  [{ "a.ts": "let = ;" }, "let b;", { status: "passed", detail: "1 file parsed", before: 1, after: 1 }],
  [
    { "a.d.ts": "declare let a;", "b.d.mts": "" },
    "declare let b;",
    { status: "passed", detail: "2 files parsed", before: 0, after: 0 },
  ],
])("%j with %j added", async (files, text, outcome) => {
  expect(await parses.run(adding(files as Files, text))).toEqual(outcome);
});

test("applies where source is edited", () => {
  expect(parses.applies(adding({ "a.json": "" }, "{"))).toBe(false);
  expect(parses.applies(adding({ "a.json": "", "a.cts": "" }, "{"))).toBe(true);
});
