import { expect, test } from "vitest";
import { temporaryRepository } from "../repository/fixtures/temporary-workspace.ts";
import { turnsContract } from "./turns-contract.ts";

const FILES = { "a.ts": "export function first(): string {}\n" };
const START = "export function first(): ".length;

function declaring(text: string, origin = "unfit-annotation"): boolean {
  const edits = [{ file: "a.ts", edits: [{ start: START, end: START + "string".length, text }] }];
  const candidate = { title: "", rationale: "", confidence: 1, origin, edits };
  return turnsContract(candidate, temporaryRepository(FILES));
}

test("a list of what was one is another contract", () => {
  expect(declaring("string[]")).toBe(true);
});

test("another type, a wider one, a promise of it, and what is no annotation may have been hidden", () => {
  expect(declaring("number")).toBe(false);
  expect(declaring("string | undefined")).toBe(false);
  expect(declaring("Promise<string>")).toBe(false);
  expect(declaring("string[]", "renamed-member")).toBe(false);
});
