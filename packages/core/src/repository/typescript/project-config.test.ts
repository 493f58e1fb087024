import { describe, expect, test } from "vitest";
import { compileErrors } from "../fixtures/compile-errors.ts";
import { temporaryRepository, type Files } from "../fixtures/temporary-workspace.ts";
import type { VirtualRepository } from "../virtual-repository.ts";

describe("what a tsconfig leaves open", () => {
  const FILES = { "a.ts": "export function f(x) { return x; }", "package.json": `{ "name": "shop" }` };
  const VERSION_5 = {
    "node_modules/typescript/package.json": `{ "name": "typescript", "version": "5.9.3" }`,
  };

  function withOptions(compilerOptions: object, files: Files): VirtualRepository {
    return temporaryRepository({ ...FILES, ...files, "tsconfig.json": JSON.stringify({ compilerOptions }) });
  }

  test("is strict with TypeScript 6, and lenient with 5", async () => {
    expect(await compileErrors(withOptions({}, {}))).toEqual(["a.ts:1 TS7006"]);
    expect(await compileErrors(withOptions({}, VERSION_5))).toEqual([]);
    expect(await compileErrors(withOptions({ strict: true }, VERSION_5))).toEqual(["a.ts:1 TS7006"]);
    expect(await compileErrors(withOptions({ noImplicitAny: true }, VERSION_5))).toEqual(["a.ts:1 TS7006"]);
  });

  test("is the version that package.json asks for where none is installed", async () => {
    const asked = (range: string): Files => ({
      "package.json": JSON.stringify({ devDependencies: { typescript: range } }),
    });
    expect(await compileErrors(withOptions({}, asked("^5.4.0")))).toEqual([]);
    expect(await compileErrors(withOptions({}, asked("~6.0.3")))).toEqual(["a.ts:1 TS7006"]);
    expect(await compileErrors(withOptions({}, asked("catalog:")))).toEqual(["a.ts:1 TS7006"]);
  });

  test("includes all @types with 5, none with 6", async () => {
    const types = {
      "node_modules/@types/shop/index.d.ts": "declare const currency: string;",
      "node_modules/@types/shop/package.json": `{ "name": "@types/shop", "version": "1.0.0", "types": "index.d.ts" }`,
      "a.ts": "export const a: number = currency;",
    };
    expect(await compileErrors(withOptions({}, { ...types, ...VERSION_5 }))).toEqual(["a.ts:1 TS2322"]);
    expect(await compileErrors(withOptions({}, types))).toEqual(["a.ts:1 TS2304"]);
  });

  test.each([
    ["nodenext", []],
    ["node20", []],
    ["node16", ["with"]],
    ["preserve", ["at", "with"]],
    ["esnext", ["at", "with"]],
    ["commonjs", ["at", "with"]],
    [undefined, ["at", "with"]],
  ])("is the target that module %s had with 5", async (module, missing) => {
    const files = { ...VERSION_5, "at.ts": "[1].at(0);", "with.ts": "[1].with(0, 1);" };
    const expected = missing.map((name) => `${name}.ts:1 TS2550`);
    expect(await compileErrors(withOptions({ module }, files))).toEqual(expected);
  });

  test("lets CommonJS be imported as default with 5 only where the module kind did", async () => {
    const files = {
      ...VERSION_5,
      "package.json": `{ "name": "shop", "type": "module" }`,
      "node_modules/left/index.d.ts": "declare function left(): void; export = left;",
      "node_modules/left/package.json": `{ "name": "left", "types": "index.d.ts" }`,
      "a.ts": "import left from 'left'; left();",
    };
    expect(await compileErrors(withOptions({ module: "commonjs" }, files))).toEqual(["a.ts:1 TS1259"]);
    expect(await compileErrors(withOptions({ module: "nodenext" }, files))).toEqual([]);
    expect(await compileErrors(withOptions({ module: "commonjs", esModuleInterop: true }, files))).toEqual(
      [],
    );
  });

  test("resolves packages as CommonJS did with 5: exports do not count", async () => {
    const files = {
      "node_modules/left/types/main.d.ts": "export const main: number;",
      "node_modules/left/types/other.d.ts": "export const other: number;",
      "node_modules/left/package.json": JSON.stringify({
        name: "left",
        types: "types/main.d.ts",
        exports: { ".": { types: "./types/other.d.ts" } },
      }),
      "a.ts": "import { main } from 'left'; export const a: string = main;",
    };
    expect(await compileErrors(withOptions({ module: "commonjs" }, { ...files, ...VERSION_5 }))).toEqual([
      "a.ts:1 TS2322",
    ]);
    expect(await compileErrors(withOptions({ module: "commonjs" }, files))).toEqual(["a.ts:1 TS2305"]);
  });
});

test("the compiler's libraries are there, and only those the options name", async () => {
  const files = {
    "a.ts": "export const a: Promise<number[]> = Promise.resolve([document.title.length].with(0, 1));",
  };
  const config = (lib: string[]): Files => ({
    ...files,
    "tsconfig.json": JSON.stringify({ compilerOptions: { lib, types: [] } }),
  });
  expect(await compileErrors(temporaryRepository(config(["es2024", "dom"])))).toEqual([]);
  expect(await compileErrors(temporaryRepository(config(["es2024"])))).toEqual(["a.ts:1 TS2584"]);
  expect(await compileErrors(temporaryRepository(config(["es2022", "dom"])))).toEqual(["a.ts:1 TS2550"]);
  expect(await compileErrors(temporaryRepository(config(["nope"])))).toContain("a.ts:1 TS2583");
});
