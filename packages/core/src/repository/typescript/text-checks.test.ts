import { expect, test } from "vitest";
import { countSilencers, countSyntaxErrors } from "./text-checks.ts";

test.each([
  ["a.ts", "const a = 1;", 0],
  ["a.ts", "const a = ;", 1],
  ["a.ts", "function f() {", 1],
  ["a.ts", "export const a = <T>(b: T) => b;", 0],
  ["a.tsx", "const a = <b></b>;", 0],
  ["a.tsx", "const a = <b>;", 2],
  ["a.jsx", "const a = <b></b>;", 0],
  ["a.js", "const a: number = 1;", 1],
  ["a.mjs", "await 1;", 0],
  ["a.cjs", "module.exports = ;", 1],
  ["a.d.ts", "export declare const a: number;", 0],
  ["a.d.mts", "export declare const a: ;", 1],
  ["a.cts", "import a = require('a');", 0],
  ["src/a.ts", "import { missing } from './missing'; let a: string = 1;", 0],
  ["a.ts", "", 0],
])("%s with %j has %i syntax errors", (file, text, count) => {
  expect(countSyntaxErrors(file, text)).toBe(count);
});

test.each([
  ["let a: any;", "the type any"],
  ["f(a as any);", "the type any"],
  ["type A = Promise<any>;", "the type any"],
  ["a!.b();", "a non-null assertion"],
  ["class A { b!: string }", "a non-null assertion"],
  ["let a!: string;", "a non-null assertion"],
  ["f(a as unknown as B);", "a cast through unknown"],
  ["f(<B><unknown>a);", "a cast through unknown"],
  ["f(a as never);", "a cast to never"],
  ["// @ts-ignore\nf();", "a suppressing comment"],
  ["// @ts-expect-error\nf();", "a suppressing comment"],
  ["// @ts-nocheck", "a suppressing comment"],
  ["/* eslint-disable */", "a suppressing comment"],
  ["f(); // eslint-disable-line no-undef", "a suppressing comment"],
  ["// oxlint-disable-next-line no-undef\nf();", "a suppressing comment"],
  ["// biome-ignore lint: no\nf();", "a suppressing comment"],
  ["// tslint:disable\nf();", "a suppressing comment"],
  ["/* v8 ignore next */ f();", "a suppressing comment"],
  ["it.skip('a', f);", "a skipped test"],
  ["describe.only('a', f);", "a skipped test"],
  ["test.concurrent.skip('a', f);", "a skipped test"],
  ["describe.skip.each([1])('a', f);", "a skipped test"],
  ["test.skipIf(true)('a', f);", "a skipped test"],
  ["test.fails('a', f);", "a skipped test"],
  ["xit('a', f);", "a skipped test"],
  ["try { f(); } catch {}", "an empty catch"],
  ["try { f(); } catch (error) { /* no matter */ }", "an empty catch"],
  ["f().catch(() => {});", "an empty catch"],
  ["f().catch(function () {});", "an empty catch"],
])("%j silences by %s", (text, kind) => {
  expect([...countSilencers("a.ts", text)]).toEqual([[kind, 1]]);
});

test.each([
  "const any = 1; f(any); const b = { any: 1 }; b.any;",
  "if (!a) f(); a !== b;",
  "f(a as B); f(a satisfies B); let a: unknown; let b: never;",
  "fit(curve); it('skip', f); options.skip; list.only; player.skip();",
  "try { f(); } catch (error) { g(error); }",
  "f().catch((error) => { g(error); }); f().catch(g); a.catch();",
  "const message = 'the type any';",
])("%j silences nothing", (text) => {
  expect([...countSilencers("a.ts", text)]).toEqual([]);
});

test("counts each", () => {
  const counts = countSilencers(
    "a.tsx",
    "let a: any, b: any = c!;\n// @ts-ignore\nconst d = <e f={g as any} />;",
  );
  expect(Object.fromEntries(counts)).toEqual({
    "a suppressing comment": 1,
    "the type any": 3,
    "a non-null assertion": 1,
  });
});
