import { expect, test } from "vitest";
import { temporaryRepository } from "../../repository/fixtures/temporary-workspace.ts";
import { unitsByName } from "../../repository/callees/units-by-name.ts";
import { createCallees, reach } from "./reach.ts";

const MANY = Array.from({ length: 700 }, (_, index) => index);
const FILES = {
  "src/total.ts": [
    `export const total = (): number => near() + [${MANY.map((index) => `() => far${index}()`).join(", ")}].length;`,
    "function near(): number {",
    "  return nearest();",
    "}",
    "function nearest(): number {",
    "  return 1;",
    "}",
    ...MANY.map((index) => `function far${index}(): number {\n  return further${index}();\n}`),
    ...MANY.map((index) => `function further${index}(): number {\n  return ${index};\n}`),
    "",
  ].join("\n"),
};

test("follows what a few hundred call and no more, the heaviest first", async () => {
  const repository = temporaryRepository(FILES);
  const project = (await repository.typescript()).languageService(repository, "src/total.ts");
  const seeds = (unitsByName(project).get("total") ?? []).map((unit) => ({ unit, weight: 1 }));
  const callees = createCallees(3000);
  const looked: string[] = [];
  const reached = reach(
    seeds,
    (unit) => {
      looked.push(unit.symbol);
      return callees.of(unit);
    },
    () => false,
  );
  expect(looked.slice(0, 2)).toEqual(["total", "near"]);
  expect(looked.length).toBeLessThan(700);
  expect([...reached.values()].map(({ unit }) => unit.symbol)).toContain("far699");
});
