import { writeFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileErrors } from "../fixtures/compile-errors.ts";
import { replacing, temporaryRepository } from "../fixtures/temporary-workspace.ts";
import { openRepository, type VirtualRepository } from "../virtual-repository.ts";
import { createTypeScriptEngine } from "./engine.ts";

const CONFIG = JSON.stringify({ compilerOptions: { strict: true, module: "nodenext", types: [] } });

describe("views", () => {
  test("are computed once", async () => {
    const repository = temporaryRepository({
      "tsconfig.json": CONFIG,
      "a.ts": "export const a: string = 1;",
    });
    const engine = await repository.typescript();
    const [first] = engine.diagnostics(repository, ["a.ts"]);
    const view = repository.with([replacing(repository, "a.ts", "1", "2")]);
    const [other] = engine.diagnostics(view, ["a.ts"]);
    expect(engine.diagnostics(repository, ["a.ts"])[0]).toBe(first);
    expect(engine.diagnostics(view, ["a.ts"])[0]).toBe(other);
    expect(other).not.toBe(first);
  });

  test("never show each other's text: as a fresh engine sees them, in whichever order they are asked", async () => {
    const values = ["1", "'x'", "undefined", "missing", "{ a: 1 }", "["];
    const text = (value: string): string =>
      `import { b } from './b.js';\nexport const a: typeof b = ${value};\n`;
    const files = {
      "tsconfig.json": CONFIG,
      "package.json": `{ "type": "module" }`,
      "a.ts": text("1"),
      "b.ts": "export const b: number | { a: number } = 1;\n",
      "c.ts": "import { a } from './a.js';\nexport const c: number = a;\n",
    };
    const repository = temporaryRepository(files);
    const replaceAll = (view: VirtualRepository, file: string, by: string): VirtualRepository =>
      view.with([{ file, edits: [{ start: 0, end: view.read(file)?.text.length ?? 0, text: by }] }]);
    const edit = fc.record({
      from: fc.nat(20),
      file: fc.constantFrom("a.ts", "b.ts"),
      value: fc.constantFrom(...values),
    });
    const engine = await repository.typescript();
    const seen = new Map<string, unknown>();
    const expected = (view: VirtualRepository): unknown => {
      const key = JSON.stringify(repository.files.map((file) => view.read(file)?.text));
      if (!seen.has(key)) {
        const apart = createTypeScriptEngine(repository.root, repository.files);
        seen.set(key, [apart.diagnostics(view, view.files), apart.dependants(view, ["b.ts"])]);
      }
      return seen.get(key);
    };
    fc.assert(
      fc.property(
        fc.array(edit, { minLength: 1, maxLength: 8 }),
        fc.array(fc.nat(20), { maxLength: 8 }),
        (edits, order) => {
          const views = [repository];
          for (const { from, file, value } of edits) {
            const below = views[from % views.length] ?? repository;
            views.push(
              replaceAll(below, file, file === "a.ts" ? text(value) : `export const b = ${value};\n`),
            );
          }
          for (const index of order) {
            const view = views[index % views.length] ?? repository;
            expect([engine.diagnostics(view, view.files), engine.dependants(view, ["b.ts"])]).toEqual(
              expected(view),
            );
          }
        },
      ),
      { seed: 1, numRuns: 60 },
    );
  });

  test("an engine sees what was installed since the one before it", async () => {
    const repository = temporaryRepository({
      "tsconfig.json": CONFIG,
      "package.json": `{ "type": "module" }`,
      "node_modules/left/index.d.ts": "export const left: number;",
      "node_modules/left/package.json": `{ "name": "left", "types": "index.d.ts" }`,
      "a.ts": "import { left } from 'left'; export const a: string = left;",
    });
    expect(await compileErrors(repository)).toEqual(["a.ts:1 TS2322"]);
    writeFileSync(`${repository.root}/node_modules/left/index.d.ts`, "export const left: string;");
    expect(await compileErrors(openRepository(repository.root, repository.files))).toEqual([]);
  });
});

test("knows what a compiler compiles", async () => {
  const repository = temporaryRepository({ "tsconfig.json": CONFIG, "a.ts": "", "b.css": "", "c.js": "" });
  const engine = await repository.typescript();
  const known = ["a.ts", "b.css", "c.js", "missing.ts", "../a.ts", "tsconfig.json"].filter((file) =>
    engine.knows(repository, file),
  );
  expect(known).toEqual(["a.ts", "c.js"]);
});

test("the service of a file shows the view it was asked for", async () => {
  const repository = temporaryRepository({ "tsconfig.json": CONFIG, "src/a.ts": "export const a = 1;" });
  const engine = await repository.typescript();
  const view = repository.with([replacing(repository, "src/a.ts", "1", "2")]);
  const textOf = (shown: VirtualRepository): string | undefined => {
    const { program, path } = engine.languageService(shown, "src/a.ts");
    return program.getSourceFile(path)?.text;
  };
  expect([view, repository, view].map(textOf)).toEqual(
    [2, 1, 2].map((value) => `export const a = ${value};`),
  );
  const { relative, path } = engine.languageService(view, "src/a.ts");
  expect([relative(path), relative("/elsewhere/a.ts")]).toEqual(["src/a.ts", undefined]);
});
