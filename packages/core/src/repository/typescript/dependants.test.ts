import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { compileErrors } from "../fixtures/compile-errors.ts";
import { replacing, temporaryRepository } from "../fixtures/temporary-workspace.ts";
import type { VirtualRepository } from "../virtual-repository.ts";

const CONFIG = JSON.stringify({ compilerOptions: { strict: true, module: "nodenext", types: [] } });

async function dependants(repository: VirtualRepository, ...files: string[]): Promise<string[]> {
  return (await repository.typescript()).dependants(repository, files);
}

describe("dependants", () => {
  const base = {
    "tsconfig.json": CONFIG,
    "package.json": `{ "type": "module" }`,
    "a.ts": "export const a = 1; export type A = 1;",
  };

  test.each([
    [
      "a barrel",
      { "index.ts": "export * from './a.js';", "b.ts": "import { a } from './index.js'; a;" },
      ["b.ts", "index.ts"],
    ],
    [
      "a barrel by name",
      { "index.ts": "export { a as b } from './a.js';", "b.ts": "import { b } from './index.js'; b;" },
      ["b.ts", "index.ts"],
    ],
    ["types only", { "b.ts": "import type { A } from './a.js'; export const b: A = 1;" }, ["b.ts"]],
    ["an inline type", { "b.ts": "export const b: import('./a.js').A = 1;" }, ["b.ts"]],
    ["dynamically", { "b.ts": "export const b = await import('./a.js');" }, ["b.ts"]],
    ["for its effects", { "b.ts": "import './a.js';" }, ["b.ts"]],
    [
      "by require",
      { "b.cts": "import a = require('./c.cjs'); a;", "c.cts": "export const c = import('./a.js');" },
      ["b.cts", "c.cts"],
    ],
    [
      "in a circle",
      { "b.ts": "import './c.js'; import './a.js';", "c.ts": "import './b.js';" },
      ["b.ts", "c.ts"],
    ],
    [
      "by a declaration",
      { "b.d.ts": "import type { A } from './a.js'; export declare const b: A;" },
      ["b.d.ts"],
    ],
    ["not at all", { "b.ts": "export const a = './a.js';", "node_modules/x/index.d.ts": "" }, []],
  ])("through %s", async (_name, files, expected) => {
    const repository = temporaryRepository({ ...base, ...files });
    expect(await dependants(repository, "a.ts")).toEqual(["a.ts", ...expected].toSorted());
  });

  test.each([
    ["a script", "declare const currency: string;"],
    ["an augmentation", "export {}; declare global { interface Window { a: 1 } }"],
    ["a module declaration", "export {}; declare module './b.js' { interface B { a: 1 } }"],
  ])("of %s is everything the project compiles", async (_name, text) => {
    const repository = temporaryRepository({
      ...base,
      "globals.d.ts": text,
      "b.ts": "export interface B { b: 1 }",
      "node_modules/x/index.d.ts": "export const x: 1;",
      "c.ts": "import { x } from 'x'; x;",
    });
    expect(await dependants(repository, "globals.d.ts")).toEqual(["a.ts", "b.ts", "c.ts", "globals.d.ts"]);
  });

  test("are those of the view: an import that an edit adds counts there alone", async () => {
    const repository = temporaryRepository({ ...base, "b.ts": "export const b = 1;" });
    const view = repository.with([
      { file: "b.ts", edits: [{ start: 0, end: 0, text: "import './a.js';\n" }] },
    ]);
    expect(await dependants(view, "a.ts")).toEqual(["a.ts", "b.ts"]);
    expect(await dependants(repository, "a.ts")).toEqual(["a.ts"]);
    expect(await dependants(view, "a.ts")).toEqual(["a.ts", "b.ts"]);
  });

  test("of what is no source are none but itself", async () => {
    expect(await dependants(temporaryRepository(base), "package.json", "nowhere.ts")).toEqual([
      "nowhere.ts",
      "package.json",
    ]);
  });

  test("in tests that the tsconfig leaves out", async () => {
    const repository = temporaryRepository({
      "tsconfig.json": JSON.stringify({ include: ["src"], compilerOptions: { strict: true, types: [] } }),
      "src/a.ts": "export const a = 1;",
      "src/b.ts": "export { a } from './a';",
      "test/b.test.ts": "import { a } from '../src/b'; export const b: string = a;",
      "test/other.test.ts": "export const other = 1;",
    });
    expect(await dependants(repository, "src/a.ts")).toEqual(["src/a.ts", "src/b.ts", "test/b.test.ts"]);
  });
});

describe("packages of one workspace", () => {
  const composite = (...references: string[]): string =>
    JSON.stringify({
      compilerOptions: {
        composite: true,
        strict: true,
        module: "nodenext",
        outDir: "dist",
        rootDir: "src",
        types: [],
      },
      include: ["src"],
      references: references.map((path) => ({ path })),
    });

  test("reach each other's sources through references, built or not, however long the chain", async () => {
    const repository = temporaryRepository({
      "tsconfig.json": JSON.stringify({ files: [], references: [{ path: "./c" }] }),
      "a/tsconfig.json": composite(),
      "a/src/index.ts": "export const a = 1;",
      "b/tsconfig.json": composite("../a"),
      "b/src/index.ts": "export { a as b } from '../../a/src/index.js';",
      "c/tsconfig.json": composite("../b/tsconfig.json"),
      "c/src/index.ts": "import { b } from '../../b/src/index.js'; export const c: string = b;",
    });
    expect(await compileErrors(repository)).toEqual(["c/src/index.ts:1 TS2322"]);
    expect(await dependants(repository, "a/src/index.ts")).toEqual([
      "a/src/index.ts",
      "b/src/index.ts",
      "c/src/index.ts",
    ]);
    const view = repository.with([replacing(repository, "a/src/index.ts", "1", "''")]);
    expect(await compileErrors(view)).toEqual([]);
    expect(await compileErrors(repository)).toEqual(["c/src/index.ts:1 TS2322"]);
  });

  test("reach each other by name", async () => {
    const manifest = (name: string, dependency?: string): string =>
      JSON.stringify({
        name,
        type: "module",
        exports: { ".": { types: "./src/index.ts", default: "./src/index.ts" } },
        ...(dependency === undefined ? {} : { dependencies: { [dependency]: "workspace:*" } }),
      });
    const config = JSON.stringify({
      compilerOptions: { strict: true, module: "nodenext", noEmit: true, types: [] },
    });
    const repository = temporaryRepository({
      "a/package.json": manifest("@shop/a"),
      "a/tsconfig.json": config,
      "a/src/index.ts": "export const a = 1;",
      "b/package.json": manifest("@shop/b", "@shop/a"),
      "b/tsconfig.json": config,
      "b/src/index.ts": "export { a as b } from '@shop/a';",
      "c/package.json": manifest("@shop/c", "@shop/b"),
      "c/tsconfig.json": config,
      "c/src/index.ts": "import { b } from '@shop/b'; export const c: string = b;",
    });
    for (const [user, used] of [
      ["b", "a"],
      ["c", "b"],
    ] as const) {
      mkdirSync(join(repository.root, user, "node_modules/@shop"), { recursive: true });
      symlinkSync(
        join(repository.root, used),
        join(repository.root, user, "node_modules/@shop", used),
        "junction",
      );
    }
    expect(await compileErrors(repository)).toEqual(["c/src/index.ts:1 TS2322"]);
    expect(await dependants(repository, "a/src/index.ts")).toEqual([
      "a/src/index.ts",
      "b/src/index.ts",
      "c/src/index.ts",
    ]);
  });
});
