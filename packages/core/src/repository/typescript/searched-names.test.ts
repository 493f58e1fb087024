import { expect, test } from "vitest";
import { temporaryRepository } from "../fixtures/temporary-workspace.ts";

const FILES = {
  "tsconfig.json": `{ "compilerOptions": { "types": [] } }`,
  "price.ts": "export const __price = 1;\nexport const rate = 2;\n",
  "total.ts": `import { __price as cost } from "./price";\nexport const total = cost + cost;\n`,
  "escaped.ts": `import { r\\u0061te } from "./price";\nexport const twice = r\\u0061te * 2;\n`,
  "other.ts": "// rate\nexport const other = 3;\n",
};

async function referencesTo(name: string): Promise<string[]> {
  const repository = temporaryRepository(FILES);
  const { service, path, relative } = (await repository.typescript()).languageService(repository, "price.ts");
  const start = FILES["price.ts"].indexOf(name);
  const found = service.getReferencesAtPosition(path, start) ?? [];
  return found.map(({ fileName, textSpan }) => `${relative(fileName)}:${textSpan.start}`);
}

test("a name is found where it is used, also under another one", async () => {
  expect(await referencesTo("__price")).toEqual([
    "price.ts:13",
    "total.ts:9",
    "total.ts:20",
    "total.ts:64",
    "total.ts:71",
  ]);
});

test("what only mentions a name, or writes it in other letters, is no place of it", async () => {
  expect(await referencesTo("rate")).toEqual(["price.ts:39"]);
});
