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

/** The input for a candidate that writes a text between two others. */
function inserting(head: string, text: string, tail: string): ProofInput {
  const before = temporaryRepository({ "a.ts": head + tail });
  const edit = { file: "a.ts", edits: [{ start: head.length, end: head.length, text }] };
  return { candidate: candidateOf(edit), target, problems: [target], before, after: before.with([edit]) };
}

test.each([
  ["const a = b;", "const a = b as any;", "adds the type any, in a.ts"],
  ["const a = b;", "const a = b!;", "adds a non-null assertion, in a.ts"],
  ["const a = b;", "const a = b as unknown as C;", "adds a cast through unknown, in a.ts"],
  ["const a = b;", "const a = b as never;", "adds a cast to never, in a.ts"],
  ["const a = b;", "// @ts-expect-error\nconst a = b;", "adds a suppressing comment, in a.ts"],
  ["const a = b;", "// eslint-disable-next-line\nconst a = b;", "adds a suppressing comment, in a.ts"],
  ["it('a', f);", "it.skip('a', f);", "adds a skipped test, in a.ts"],
  ["f();", "try { f(); } catch {}", "adds an empty catch, in a.ts"],
  ["const a: any = b;", "const a: any = b as any;", "adds the type any, in a.ts"],
  ["this.a = () => 1;", "this.a = this.a;", "adds a value assigned to itself, in a.ts"],
  ["it('a', () => { expect(a).toBe(1); });", "it('a', () => {});", "takes an assertion away, in a.ts"],
  ["it('a', () => { f(); });", "f();", "takes a test away, in a.ts"],
  ["test.each([1])('a', () => { f(); });", "", "takes a test away, in a.ts"],
  ["assert.equal(a, 1);", "a;", "takes an assertion away, in a.ts"],
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

test.each([
  [
    "what the interface says",
    "interface Codec { read(text: string): any }\nclass Json implements Codec {",
    " read(text: string): any { throw new Error(text); }",
    " }",
  ],
  [
    "the type that a literal must have",
    "const a: { get(): any; size: any } = {",
    " get(): any { return 1; },",
    " size: 1 };",
  ],
  [
    "the index signature",
    "interface Bag { [key: string]: any }\nclass Sack implements Bag {",
    " [key: string]: any;",
    " }",
  ],
  [
    "a generic's argument",
    "interface Box<A> { item: A }\nclass Crate implements Box<any> {",
    " item: any;",
    " }",
  ],
  ["documentation", "/** @param {*} a */\nfunction f(a", ": any", ") { return a; }"],
  [
    "the documented result",
    "/** @returns {Promise<any>} */\nasync function f()",
    ": Promise<any>",
    " { return 1; }",
  ],
  ["documentation of a property", "class A {\n /** @type {?} */\n a", ": any", "; }"],
  ["what lacked a quote", "const a = ('b", "'", " as any);"],
  ["what lacked a comma", "function f(a?: Map<string", ",", " any>) { return a; }"],
])("%s may be repeated, any and all", async (_, head, text, tail) => {
  const input = inserting(head, text, tail);
  expect(await policy.run(input)).toEqual({ status: "passed", detail: "silences nothing" });
});

test.each([
  [
    "interface Codec { read(text: string): number; a: any }\nclass Json implements Codec { a = 1;",
    " read(text: any): number { return 1; }",
    " }",
  ],
  ["const a: { size: number } = {", " size: 1 as any", " };"],
  ["/** @param {string} a */\nfunction f(a", ": any", ") { return a; }"],
  ["/** @param {*} a */\nfunction f(a: unknown, b", ": any", ") { return a ?? b; }"],
  ["/** @returns {number} */\nfunction f()", ": any", " { return 1; }"],
  ["const a = ('b", "' as any", ");"],
  ["function f(a?: Map<string", ", any", ">) { return a; }"],
])("%j may not go on with %j, which nothing says", async (head, text, tail) => {
  const input = inserting(head, text, tail);
  expect(await policy.run(input)).toEqual({ status: "failed", detail: "adds the type any, in a.ts" });
});

test.each([
  ["let a: *;", "let a: any;"],
  ["let a: ? = b;", "let a: any = b;"],
])("%j says any already", async (from, to) => {
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
  expect(await policy.run(input)).toEqual({ status: "failed", detail: "adds the type any, in b.ts" });
});

test("settings, scripts and workflows may not ask for less", async () => {
  const detail = "adds a strict option that is off, in tsconfig.json";
  expect(await policy.run(rewriting("{}", '{ "strict": false }', "tsconfig.json"))).toEqual({
    status: "failed",
    detail,
  });
  expect(await policy.run(rewriting("any", "none", "a.md"))).toMatchObject({ status: "passed" });
});
