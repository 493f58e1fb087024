import { expect, test } from "vitest";
import { temporaryRepository } from "../../repository/fixtures/temporary-workspace.ts";
import { candidateOf } from "../fixtures/candidate-of.ts";
import { problemAt } from "../fixtures/problem-at.ts";
import type { ProofInput } from "../proof.ts";
import { policy } from "./policy.ts";

const target = problemAt("a.ts:1", "TS2322");

/** The input for a candidate that makes one text of another. */
function rewriting(from: string, to: string, file: string = "a.ts"): ProofInput {
  const before = temporaryRepository({ [file]: from });
  const edit = { file, edits: [{ start: 0, end: from.length, text: to }] };
  return { candidate: candidateOf(edit), target, problems: [target], before, after: before.with([edit]) };
}

test.each([
  ["const a = b;", "const a = b as any;", "adds the type any to a.ts"],
  ["const a = b;", "const a = b!;", "adds a non-null assertion to a.ts"],
  ["const a = b;", "const a = b as unknown as C;", "adds a cast through unknown to a.ts"],
  ["const a = b;", "const a = b as never;", "adds a cast to never to a.ts"],
  ["const a = b;", "// @ts-expect-error\nconst a = b;", "adds a suppressing comment to a.ts"],
  ["const a = b;", "// eslint-disable-next-line\nconst a = b;", "adds a suppressing comment to a.ts"],
  ["it('a', f);", "it.skip('a', f);", "adds a skipped test to a.ts"],
  ["f();", "try { f(); } catch {}", "adds an empty catch to a.ts"],
  ["const a: any = b;", "const a: any = b as any;", "adds the type any to a.ts"],
])("%j may not become %j", async (from, to, detail) => {
  expect(await policy.run(rewriting(from, to))).toEqual({ status: "failed", detail });
});

test.each([
  ["const a = b;", "const a = c;"],
  ["const a: any = b!;", "const a: any = c!;"],
  ["const a: any = b;", "const a: string = b;"],
  ["// @ts-ignore\nconst a = b;", "// @ts-ignore\nconst a = c;"],
])("%j may become %j: what was there before does not count", async (from, to) => {
  expect(await policy.run(rewriting(from, to))).toEqual({ status: "passed", detail: "silences nothing" });
});

test("a silencer moved to another file is a new one there", async () => {
  const before = temporaryRepository({ "a.ts": "let a: any;", "b.ts": "let b: string;" });
  const edits = [
    { file: "a.ts", edits: [{ start: 7, end: 10, text: "string" }] },
    { file: "b.ts", edits: [{ start: 7, end: 13, text: "any" }] },
  ];
  const candidate = candidateOf(...edits);
  const input = { candidate, target, problems: [target], before, after: before.with(edits) };
  expect(await policy.run(input)).toEqual({ status: "failed", detail: "adds the type any to b.ts" });
});

test("applies where source is edited", () => {
  expect(policy.applies(rewriting("any", "none", "a.md"))).toBe(false);
  expect(policy.applies(rewriting("any", "none", "a.mts"))).toBe(true);
});
