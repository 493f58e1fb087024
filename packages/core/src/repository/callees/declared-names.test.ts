import { expect, test } from "vitest";
import { temporaryRepository } from "../fixtures/temporary-workspace.ts";
import { declaredNames } from "./declared-names.ts";

const FILES = {
  "src/cart.ts": [
    'import { format } from "./format.js";',
    "export class Cart {",
    "  rows: string[] = [];",
    "  total = (): number => this.rows.map((row) => Number(row)).length;",
    "  text(): string {",
    "    return format.plus(this.rows.join()) === '' ? '' : { 'quoted': 1 }.toString();",
    "  }",
    "}",
    "",
  ].join("\n"),
  "src/format.js": "const format = {};\nformat.plus = (text) => text.trimEnd();\nexports.format = format;\n",
  "tsconfig.json": '{ "compilerOptions": { "allowJs": true }, "include": ["src"] }',
};

test("has what own files declare, and no member that only others do", async () => {
  const repository = temporaryRepository(FILES);
  const project = (await repository.typescript()).languageService(repository, "src/cart.ts");
  const names = declaredNames(project);
  const asked = ["Cart", "rows", "total", "text", "quoted", "plus", "format", "map", "join", "trimEnd"];
  expect(asked.filter((name) => names.has(name))).toEqual(asked.slice(0, 7));
  expect(names.has("toString")).toBe(false);
});
