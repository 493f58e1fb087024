import { expect, test } from "vitest";
import { temporaryRepository } from "./fixtures/temporary-workspace.ts";
import { resultOfEdits } from "./result-of-edits.ts";

const FILES = { "a.ts": "load();\n", "b.ts": "load();\n" };

test("edits that come to the same text have one result, whatever they replace", () => {
  const repository = temporaryRepository(FILES);
  const inserted = [{ file: "a.ts", edits: [{ start: 0, end: 0, text: "await " }] }];
  const replaced = [{ file: "a.ts", edits: [{ start: 0, end: 6, text: "await load()" }] }];
  const elsewhere = [{ file: "b.ts", edits: [{ start: 0, end: 0, text: "await " }] }];
  const result = resultOfEdits(repository, inserted);
  expect(result).toBeDefined();
  expect(resultOfEdits(repository, replaced)).toBe(result);
  expect(resultOfEdits(repository, elsewhere)).not.toBe(result);
});

test("what cannot be applied has none", () => {
  const beyond = [{ file: "a.ts", edits: [{ start: 0, end: 99, text: "" }] }];
  expect(resultOfEdits(temporaryRepository(FILES), beyond)).toBeUndefined();
});
