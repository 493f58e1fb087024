import { describe, expect, test } from "vitest";
import { temporaryRepository } from "../fixtures/temporary-workspace.ts";
import type { VirtualRepository } from "../virtual-repository.ts";
import { editedGraph } from "./edited-graph.ts";
import { moduleGraph, type ModuleGraph } from "./module-graph.ts";

const FILES = {
  "tsconfig.json": `{ "compilerOptions": { "types": [], "allowJs": true, "module": "esnext" } }`,
  "cart/total.ts": `import { price } from "./price";\nimport { none } from "./none";\nexport const total = price;\n`,
  "cart/label.ts": `import { money } from "../money";\nexport const label = money;\n`,
  "cart/price.ts": "export const price = 1;\n",
  "cart/view.tsx": `export const View = () => <p>it's {import("./label")}</p>;\n`,
  "cart/old.js": `export { price } from "./price";\n`,
  "money.ts": "export const money = 2;\n",
};

async function graphOf(view: VirtualRepository): Promise<ModuleGraph> {
  return moduleGraph((await view.typescript()).program(view, "money.ts").program);
}

/** Who imports whom by what, in one line each. */
function edges(graph: ModuleGraph, root: string): string[] {
  const own = [...graph.paths()].filter((path) => path.startsWith(`${root}/`));
  return own.flatMap((target) =>
    [...graph.importers(target)].map(([path, by]) =>
      [path, [...by].join(), target].join(" ").replaceAll(`${root}/`, ""),
    ),
  );
}

async function asTold(file: keyof typeof FILES, text: string): Promise<Record<"told" | "real", string[]>> {
  const repository = temporaryRepository(FILES);
  const { root } = repository;
  const told = editedGraph(await graphOf(repository), new Map([[`${root}/${file}`, text]]));
  const end = FILES[file].length;
  const view = repository.with([{ file, edits: [{ start: 0, end, text }] }]);
  const real = edges(await graphOf(view), root).toSorted();
  return { told: told === undefined ? ["nothing"] : edges(told, root).toSorted(), real };
}

describe("the graph of an edit is that of its program", () => {
  test.each<[what: string, file: keyof typeof FILES, text: string]>([
    ["that changes no import", "cart/price.ts", "export const price = 3;\n"],
    [
      "that imports what a file beside it does",
      "cart/total.ts",
      `import { money } from "../money";\nexport const total = money;\n`,
    ],
    [
      "that imports for types alone",
      "cart/price.ts",
      `export type { money } from "../money";\nexport const price = 1;\n`,
    ],
    [
      "that imports late",
      "cart/price.ts",
      `export const price = async () => (await import("../money")).money;\n`,
    ],
    ["that drops an import", "cart/label.ts", "export const label = 2;\n"],
    [
      "that keeps an import that leads nowhere",
      "cart/total.ts",
      `import { none } from "./none";\nexport const total = none;\n`,
    ],
    [
      "that keeps an import behind an apostrophe",
      "cart/view.tsx",
      `export const View = () => <b>it's {import("./label")}</b>;\n`,
    ],
  ])("%s", async (_, file, text) => {
    const { told, real } = await asTold(file, text);
    expect(told).toEqual(real);
  });
});

test.each<[what: string, file: keyof typeof FILES, text: string]>([
  ["imports what no file beside it does", "money.ts", `export { price as money } from "./cart/price";\n`],
  ["is of JavaScript", "cart/old.js", "export const price = 1;\n"],
])("of an edit that %s only a program tells", async (_, file, text) => {
  expect((await asTold(file, text)).told).toEqual(["nothing"]);
});

test("of a file that is no part of the program only a program tells", async () => {
  const repository = temporaryRepository(FILES);
  const edited = new Map([[`${repository.root}/cart/new.ts`, "export {};\n"]]);
  expect(editedGraph(await graphOf(repository), edited)).toBeUndefined();
});
