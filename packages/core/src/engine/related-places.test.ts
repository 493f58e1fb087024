import { expect, test, vi } from "vitest";
import { openRepository } from "../repository/virtual-repository.ts";
import { temporaryWorkspace } from "../repository/fixtures/temporary-workspace.ts";
import { relatedPlaces, type RelatedPlace } from "./related-places.ts";

vi.setConfig({ testTimeout: 60_000 });

const FILES = {
  "tsconfig.json": `{ "compilerOptions": { "strict": true, "types": [] } }`,
  "src/types.ts": "export interface Item {\n  cents: number;\n}\n",
  "src/round.ts":
    "export const unused = 1;\nexport function round(value: number): number {\n  return value;\n}\n",
  "src/total.ts": `import { round } from "./round";
import type { Item } from "./types";

export function total(items: readonly Item[]): number {
  const sum = items.reduce((all, { cents }) => all + cents, 0);
  return round(sum / 100);
}
`,
  "src/bill.ts": `import { total } from "./total";

export function bill(): string {
  return String(total([]));
}
`,
  "README.md": "total\n",
};

async function placesAt(file: string, line: number): Promise<string[]> {
  const root = temporaryWorkspace(FILES);
  const places = await relatedPlaces({ file, line }, openRepository(root, Object.keys(FILES).toSorted()));
  return places.map(words);
}

function words({ relation, file, startLine, endLine, symbol }: RelatedPlace): string {
  return `${relation} ${file}:${startLine}-${endLine} ${symbol}`;
}

test("what a line is in, what it uses before what is used around it, and what calls it", async () => {
  const places = await placesAt("src/total.ts", 6);
  expect(places[0]).toBe("around src/total.ts:4-7 total");
  expect(places[1]).toBe("definition src/round.ts:2-4 round");
  expect(places).toContain("definition src/types.ts:1-3 Item");
  expect(places.at(-1)).toBe("caller src/bill.ts:3-5 bill");
});

test.each([
  ["src/total.ts", 99],
  ["src/absent.ts", 1],
  ["README.md", 1],
])("nothing at %s:%i", async (file, line) => {
  expect(await placesAt(file, line)).toEqual([]);
});
