import { expect, test } from "vitest";
import { replacing, temporaryRepository } from "../fixtures/temporary-workspace.ts";

const CONFIG = JSON.stringify({
  compilerOptions: { strict: true, module: "esnext", moduleResolution: "bundler", types: [] },
});
const FILES = {
  "tsconfig.json": CONFIG,
  "package.json": `{ "dependencies": { "@shop/prices": "1.0.0" }, "devDependencies": { "@types/slug": "1.0.0" } }`,
  "src/cart.ts": "export const total = sumOf([1, 2]);\n",
  "src/page.ts": 'export const path = slugOf("Tea");\n',
  "node_modules/@shop/prices/package.json": `{ "name": "@shop/prices", "version": "1.0.0", "types": "index.d.ts" }`,
  "node_modules/@shop/prices/index.d.ts": 'export * from "./sums.js";\n',
  "node_modules/@shop/prices/sums.d.ts": "export function sumOf(prices: number[]): number;\n",
  "node_modules/@types/slug/index.d.ts": "export function slugOf(title: string): string;\n",
  "node_modules/undeclared/index.d.ts": "export function sumOf(prices: number[]): number;\n",
};

async function importsOf(file: string, name: string): Promise<string[]> {
  const repository = temporaryRepository(FILES);
  const engine = await repository.typescript();
  const { service, path, program, withPackages } = engine.languageService(repository, file);
  const start = program.getSourceFile(path)?.text.indexOf(name) ?? -1;
  const ask = (): string[] =>
    service
      .getCodeFixesAtPosition(path, start, start + name.length, [2304], {}, {})
      .filter(({ fixName }) => fixName === "import")
      .map(({ description }) => description);
  expect(ask()).toEqual([]);
  const found = withPackages(name, ask) ?? [];
  expect(ask()).toEqual([]);
  return found;
}

test("a name of a package that is declared and installed can be imported, also where its entry hands it on", async () => {
  expect((await importsOf("src/cart.ts", "sumOf"))[0]).toBe('Add import from "@shop/prices"');
});

test("a package of types stands for what it types", async () => {
  expect(await importsOf("src/page.ts", "slugOf")).toEqual(['Add import from "slug"']);
});

test("what is imported from such a package compiles in a view", async () => {
  const repository = temporaryRepository(FILES);
  const engine = await repository.typescript();
  expect(engine.diagnostics(repository, ["src/cart.ts"])).toHaveLength(1);
  const imported = `import { sumOf } from "@shop/prices";\nexport const`;
  const view = repository.with([replacing(repository, "src/cart.ts", "export const", imported)]);
  expect(engine.diagnostics(view, ["src/cart.ts"])).toEqual([]);
});
