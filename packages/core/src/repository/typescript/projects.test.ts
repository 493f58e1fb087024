import { describe, expect, test } from "vitest";
import { compileErrors } from "../fixtures/compile-errors.ts";
import { temporaryRepository } from "../fixtures/temporary-workspace.ts";
import type { VirtualRepository } from "../virtual-repository.ts";

const CONFIG = JSON.stringify({ compilerOptions: { strict: true, module: "nodenext", types: [] } });

async function dependants(repository: VirtualRepository, ...files: string[]): Promise<string[]> {
  return (await repository.typescript()).dependants(repository, files);
}

describe("which project a file belongs to", () => {
  test("the nearest tsconfig that includes it", async () => {
    const repository = temporaryRepository({
      "tsconfig.json": JSON.stringify({ compilerOptions: { strict: true, types: [] } }),
      "a.ts": "export function f(x) { return x; }",
      "lenient/tsconfig.json": JSON.stringify({ compilerOptions: { strict: false, types: [] } }),
      "lenient/b.ts": "export function f(x) { return x; }",
    });
    expect(await compileErrors(repository)).toEqual(["a.ts:1 TS7006"]);
  });

  test("one beside the main tsconfig where that one leaves the file out", async () => {
    const repository = temporaryRepository({
      "tsconfig.json": JSON.stringify({ include: ["src"], compilerOptions: { strict: false, types: [] } }),
      "tsconfig.test.json": JSON.stringify({
        include: ["test"],
        compilerOptions: { strict: true, types: [] },
      }),
      "src/a.ts": "export function f(x) { return x; }",
      "test/a.ts": "import { f } from '../src/a'; export function g(x) { return f(x); }",
    });
    expect(await compileErrors(repository)).toEqual(["src/a.ts:1 TS7006", "test/a.ts:1 TS7006"]);
    expect(await dependants(repository, "src/a.ts")).toEqual(["src/a.ts", "test/a.ts"]);
  });

  test("all of one folder have their say about a file, each error once", async () => {
    const options = { module: "nodenext", types: [] };
    const repository = temporaryRepository({
      "tsconfig.json": JSON.stringify({ compilerOptions: { ...options, strict: false } }),
      "tsconfig.build.json": JSON.stringify({
        compilerOptions: { ...options, strict: false, outDir: "out" },
      }),
      "tsconfig.strict.json": JSON.stringify({ compilerOptions: { ...options, strict: true } }),
      "a.ts": "export function f(x) { return missing; }",
    });
    expect(await compileErrors(repository)).toEqual(["a.ts:1 TS7006", "a.ts:1 TS2304"]);
  });

  test("a tsconfig that only has references hands on to them", async () => {
    const repository = temporaryRepository({
      "tsconfig.json": JSON.stringify({ files: [], references: [{ path: "./tsconfig.app.json" }] }),
      "tsconfig.app.json": JSON.stringify({
        include: ["src"],
        compilerOptions: { composite: true, strict: true, types: [] },
      }),
      "src/a.ts": "export function f(x) { return x; }",
    });
    expect(await compileErrors(repository)).toEqual(["src/a.ts:1 TS7006"]);
  });

  test("a base that others extend is no project", async () => {
    const repository = temporaryRepository({
      "tsconfig.base.json": CONFIG,
      "a/tsconfig.json": JSON.stringify({ extends: "../tsconfig.base.json" }),
      "a/a.ts": "export const a: string = 1;",
      "script.ts": "export function f(x) { return x; }",
    });
    expect(await compileErrors(repository)).toEqual(["a/a.ts:1 TS2322"]);
  });

  test("a file that no tsconfig includes is checked leniently, together with its like", async () => {
    const repository = temporaryRepository({
      "tsconfig.json": JSON.stringify({ include: ["src"], compilerOptions: { strict: true, types: [] } }),
      "src/a.ts": "export const a = 1;",
      "scripts/b.ts": "export function f(x) { return x; }\nexport const b: string = 1;",
      "scripts/c.ts": "import { b } from './b.ts'; export const c: number = b;",
    });
    expect(await compileErrors(repository)).toEqual(["scripts/b.ts:2 TS2322", "scripts/c.ts:1 TS2322"]);
    expect(await dependants(repository, "scripts/b.ts")).toEqual(["scripts/b.ts", "scripts/c.ts"]);
  });
});

describe("without a tsconfig", () => {
  test("sure errors are found and files know each other", async () => {
    const repository = temporaryRepository({
      "a.ts": "export const a: string = 1;\nexport const later = Promise.resolve(new Map<string, number>());",
      "b.ts": "import { a, missing } from './a.ts';\nexport const b = a.nope;",
      "c.js": "import { b } from './b.ts';\nexport function c(x) { return x + b; }",
    });
    expect(await compileErrors(repository)).toEqual(["a.ts:1 TS2322", "b.ts:1 TS2305", "b.ts:2 TS2339"]);
    expect(await dependants(repository, "a.ts")).toEqual(["a.ts", "b.ts", "c.js"]);
  });

  test("JavaScript is parsed, and CommonJS followed", async () => {
    const repository = temporaryRepository({
      "package.json": `{ "name": "shop" }`,
      "lib.js": "exports.price = 1;\n",
      "main.js": "const { price } = require('./lib.js');\nmodule.exports = price.nope;\n",
      "broken.js": "const a = ;\n",
    });
    expect(await compileErrors(repository)).toEqual(["broken.js:1 TS1109"]);
    expect(await dependants(repository, "lib.js")).toEqual(["lib.js", "main.js"]);
  });
});

test("a JavaScript project with checkJs is checked", async () => {
  const repository = temporaryRepository({
    "jsconfig.json": JSON.stringify({ compilerOptions: { checkJs: true, module: "commonjs", types: [] } }),
    "lib.js": "/** @param {string} name */\nexports.greet = (name) => name;\n",
    "main.js": "const { greet } = require('./lib.js');\ngreet(1);\n",
  });
  expect(await compileErrors(repository)).toEqual(["main.js:2 TS2345"]);
});

describe("a tsconfig that is not as it should be", () => {
  test("extends a file that is missing: the rest of it holds", async () => {
    const repository = temporaryRepository({
      "tsconfig.json": JSON.stringify({
        extends: "./missing.json",
        compilerOptions: { strict: true, types: [] },
        include: ["src"],
      }),
      "src/a.ts": "export function f(x) { return x; }",
    });
    expect(await compileErrors(repository)).toEqual(["src/a.ts:1 TS7006"]);
  });

  test.each([
    `{ "compilerOptions": { "strict": false, "types": [] }, `,
    `{ "compilerOptions": { "strict": false "types": [], } /* no comma */ }`,
    `{ "compilerOptions": { "strict": false }, "include": 7, "references": "a" }`,
  ])("is broken: what can be read of %j holds", async (config) => {
    const repository = temporaryRepository({
      "tsconfig.json": config,
      "a.ts": "export function f(x) { return x; }\nexport const a: string = 1;",
    });
    expect(await compileErrors(repository)).toEqual(["a.ts:2 TS2322"]);
  });

  test.each(["", "null", "[]", "\u0000", `{ "files": ["missing.ts"] }`, `{ "extends": "./tsconfig.json" }`])(
    "says nothing: %j",
    async (config) => {
      const repository = temporaryRepository({
        "tsconfig.json": config,
        "a.ts": "export const a: string = 1;",
      });
      expect(await compileErrors(repository)).toEqual(["a.ts:1 TS2322"]);
    },
  );
});

test("paths lead where the tsconfig says", async () => {
  const repository = temporaryRepository({
    "tsconfig.json": JSON.stringify({
      compilerOptions: {
        module: "esnext",
        moduleResolution: "bundler",
        paths: { "@/*": ["./src/*"] },
        types: [],
      },
    }),
    "src/a.ts": "export const a = 1;",
    "src/deep/b.ts": "import { a } from '@/a'; export const b: string = a;",
  });
  expect(await compileErrors(repository)).toEqual(["src/deep/b.ts:1 TS2322"]);
  expect(await dependants(repository, "src/a.ts")).toEqual(["src/a.ts", "src/deep/b.ts"]);
});
