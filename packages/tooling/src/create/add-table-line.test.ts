import { expect, test } from "vitest";
import { addTableLine } from "./add-table-line.ts";

const TABLE = `import { eslint } from "./eslint/eslint.ts";
import type { LogFormat } from "./format.ts";
import { githubActions } from "./github-actions/github-actions.ts";

/** In order of priority. */
export const FORMATS = [eslint, githubActions] as const satisfies readonly LogFormat[];

export type FormatId = (typeof FORMATS)[number]["id"];
`;

test("adds import and entry in their places", () => {
  const line = { variable: "biome", module: "./biome/biome.ts", before: "githubActions" };
  expect(addTableLine(TABLE, line)).toBe(
    TABLE.replace(
      "import { eslint }",
      `import { biome } from "./biome/biome.ts";\nimport { eslint }`,
    ).replace("[eslint, githubActions]", "[eslint, biome, githubActions]"),
  );
});

test("adds at the end, also of a table that is broken over lines or has a plain type", () => {
  const table = `import { a } from "./a/a.ts";\n\nexport const ALL: readonly Thing[] = [\n  a,\n];\n`;
  expect(addTableLine(table, { variable: "z", module: "./z/z.ts" })).toBe(
    `import { a } from "./a/a.ts";\nimport { z } from "./z/z.ts";\n\nexport const ALL: readonly Thing[] = [a, z];\n`,
  );
});

test("breaks a table that grows too wide over lines", () => {
  const names = Array.from({ length: 20 }, (_, index) => `entry${index}`);
  const table = `import { a } from "./a/a.ts";\n\nexport const ALL: readonly Thing[] = [${names.join(", ")}];\n`;
  const grown = addTableLine(table, { variable: "z", module: "./z/z.ts" });
  expect(grown).toContain(`= [\n${[...names, "z"].map((name) => `  ${name},\n`).join("")}];\n`);
});

test("refuses what is no table", () => {
  expect(() => addTableLine("export function f() {}\n", { variable: "z", module: "./z/z.ts" })).toThrow(
    "no array",
  );
});
