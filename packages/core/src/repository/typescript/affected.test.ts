import { describe, expect, test } from "vitest";
import { replacing, temporaryRepository } from "../fixtures/temporary-workspace.ts";

const CONFIG = JSON.stringify({
  compilerOptions: { strict: true, module: "nodenext", types: [], allowJs: true, checkJs: true },
});
const BASE = { "tsconfig.json": CONFIG, "package.json": `{ "type": "module" }` };

/** The files that feel it when some text of `a.ts` is replaced, other than `a.ts` itself. */
async function affected(files: Record<string, string>, from: string, to: string): Promise<string[]> {
  const repository = temporaryRepository({ ...BASE, ...files });
  const file = "a.js" in files ? "a.js" : "a.ts";
  const edited = repository.with([replacing(repository, file, from, to)]);
  const checker = await repository.typescript();
  const found = checker.affected(repository, edited, [file]);
  expect(checker.affected(edited, repository, [file])).toEqual(found);
  return found.filter((name) => name !== file);
}

const USER = "import { price } from './a.js'; export const total = price(1);";

describe("an edit is felt by nobody else", () => {
  test.each([
    [
      "in a function that says what it returns",
      "export function price(n: number): number { return n; }",
      "return n",
      "return n + 1",
    ],
    ["in an arrow function that does", "export const price = (n: number): number => n;", "=> n", "=> n + 1"],
    [
      "in the value of a variable that says its type",
      "export const price: (n: number) => number = (n) => n;",
      "(n) => n",
      "(n) => n + 1",
    ],
    [
      "in what is not exported",
      "export const price = (n: number) => n; const tax = 1; tax;",
      "tax = 1",
      "tax = 2",
    ],
    ["in a statement", "export const price = (n: number) => n; price(1);", "price(1)", "price(2)"],
    [
      "of another export",
      "export const price = (n: number) => n; export const tax = 1;",
      "tax = 1",
      "tax = 2",
    ],
    [
      "of a name that an equal export is made with inside",
      "import { round } from './b.js'; export function price(n: number): number { return round(n); }",
      "import { round }",
      "import { b, round }",
    ],
    [
      "that makes an import one of types",
      "import { Rate } from './b.js'; export function price(n: Rate): Rate { return n; }",
      "import { Rate }",
      "import type { Rate }",
    ],
  ])("%s", async (_name, text, from, to) => {
    const other = "export const round = Math.round; export const b = 1; export type Rate = number;";
    expect(await affected({ "a.ts": text, "b.ts": other, "user.ts": USER }, from, to)).toEqual([]);
  });

  test("in a method that says what it returns", async () => {
    const text = "export class Cart { private lines = [1]; total(): number { return this.lines.length; } }";
    const user = "import { Cart } from './a.js'; export const cart = new Cart();";
    expect(await affected({ "a.ts": text, "user.ts": user }, "length", "length + 1")).toEqual([]);
  });
});

describe("an edit is felt", () => {
  test.each([
    [
      "of what a function returns",
      "export function price(n: number) { return n; }",
      "return n",
      "return `${n}`",
    ],
    [
      "of a parameter",
      "export function price(n: number): number { return n; }",
      "(n: number)",
      "(n: string)",
    ],
    [
      "of the type of a variable",
      "export const price: (n: number) => number = (n) => n;",
      "=> number",
      "=> 1 | 2",
    ],
    [
      "of a type that it is made of",
      "type Rate = number; export function price(n: Rate): Rate { return n; }",
      "Rate = number",
      "Rate = string",
    ],
    [
      "of a value that it is made of",
      "const rate = { price: (n: number) => n }; export const price = rate.price;",
      "=> n }",
      "=> `${n}` }",
    ],
    [
      "of an import that it is made of",
      "import { round } from './b.js'; export const price = round;",
      "{ round }",
      "{ b as round }",
    ],
    [
      "of its name",
      "export function price(n: number): number { return n; }",
      "function price",
      "function cost",
    ],
    [
      "of the list of exports",
      "function price(n: number): number { return n; } export { price };",
      "export { price }",
      "export { price as cost }",
    ],
    [
      "of a property that is added to it",
      "export function price(n: number): number { return n; } price.tax = 1;",
      "tax = 1",
      "tax = ''",
    ],
    [
      "that makes an exported import one of types",
      "import { round as price } from './b.js'; export { price };",
      "import {",
      "import type {",
    ],
  ])("%s", async (_name, text, from, to) => {
    const other = "export const round = (n: number) => n; export const b = (s: string) => s;";
    const barrel = "export * from './a.js';";
    const far = "import { price } from './barrel.js'; export type Price = typeof price;";
    const farther = "import type { Price } from './far.js'; export const prices: Price[] = [];";
    const files = {
      "a.ts": text,
      "b.ts": other,
      "user.ts": USER,
      "barrel.ts": barrel,
      "far.ts": far,
      "farther.ts": farther,
    };
    expect(await affected(files, from, to)).toEqual(["barrel.ts", "far.ts", "farther.ts", "user.ts"]);
  });

  test.each([
    [
      "of a property that only the constructor types",
      "export class A { price; constructor() { this.price = 1; } }",
      "= 1",
      "= ''",
    ],
    [
      "of a private member, which makes types differ",
      "export class A { private price: number = 1; }",
      ": number",
      ": 1",
    ],
    ["of a member without a type", "export class A { price() { return 1; } }", "return 1", "return ''"],
  ])("%s", async (_name, text, from, to) => {
    const user = "import { A } from './a.js'; export const a = new A();";
    expect(await affected({ "a.ts": text, "user.ts": user }, from, to)).toEqual(["user.ts"]);
  });

  test.each([
    ["a namespace", "import * as a from './a.js'; a;"],
    ["an inline type", "export const b: import('./a.js').A = 1;"],
    ["a dynamic import", "export const b = await import('./a.js');"],
    ["a default of a barrel", "export { A as default } from './a.js';"],
  ])("through %s", async (_name, text) => {
    const files = { "a.ts": "export type A = 1;", "b.ts": text, "c.ts": "import './a.js';" };
    expect(await affected(files, "A = 1", "A = 2")).toEqual(["b.ts"]);
  });

  test("by all that use a module of JavaScript", async () => {
    const files = {
      "a.js": "export function price() { return 1; }",
      "user.ts": "import { price } from './a.js'; price();",
    };
    expect(await affected(files, "return 1", "return 2")).toEqual(["user.ts"]);
  });

  test.each([
    ["a script", "const currency: string = 'EUR';", "'EUR'", "'USD'"],
    ["what adds to others", "export {}; declare global { interface Window { a: 1 } }", "a: 1", "a: 2"],
    ["what is a script then", "export const a = 1;", "export ", ""],
  ])("by everybody where it is in %s", async (_name, text, from, to) => {
    const config = JSON.stringify({ compilerOptions: { module: "esnext", types: [] } });
    const others = { "b.ts": "export const b = 1;", "c.ts": "export const c = 1;" };
    const files = { "tsconfig.json": config, "a.ts": text, ...others };
    expect(await affected(files, from, to)).toEqual(["b.ts", "c.ts"]);
  });
});
