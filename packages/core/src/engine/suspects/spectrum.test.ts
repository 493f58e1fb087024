import { expect, test } from "vitest";
import { failingTest, suspectsOf } from "../testing/suspects-of.ts";

const FILES = {
  "src/graph.ts": [
    "export class Graph {",
    "  edges: string[] = [];",
    "  connect(edge: string): void {",
    "    this.edges.push(edge);",
    "  }",
    "}",
    "",
  ].join("\n"),
  "src/walk.ts": [
    'import type { Graph } from "./graph.ts";',
    "export function walked(graph: Graph): string[] {",
    "  return graph.edges.toReversed();",
    "}",
    "export function visit(graph: any): void {",
    "  graph.each((node: any) => node.other((next: any) => next.note()));",
    "}",
    "export function unlikely(): void {",
    "  throw new TypeError('no');",
    "}",
    "",
  ].join("\n"),
  "test/way.test.ts": [
    'import { expect, it } from "vitest";',
    'import { Graph } from "../src/graph.ts";',
    'import { walked, visit } from "../src/walk.ts";',
    'it("walks", () => {',
    "  const graph = new Graph();",
    '  graph.connect("a");',
    '  expect(walked(graph)).toEqual(["a"]);',
    "});",
    'it("visits", () => {',
    "  visit(new Graph());",
    "});",
    "",
  ].join("\n"),
};

const location = { file: "test/way.test.ts", line: 7, inWorkspace: true };

test("what tests of other files name, and do not fail, comes after what none names", async () => {
  const others = Object.fromEntries(
    ["size", "merge", "copy", "path", "tree"].map((name) => [
      `test/${name}.test.ts`,
      `import { Graph } from "../src/graph.ts";\nit("works", () => new Graph().connect("${name}"));\n`,
    ]),
  );
  const failure = failingTest({ test: "walks", location });
  const scoreOf = async (files: Record<string, string>): Promise<number> =>
    (await suspectsOf(failure, files)).find(({ symbol }) => symbol === "connect")?.score ?? 0;
  const [alone, named] = [await scoreOf(FILES), await scoreOf({ ...FILES, ...others })];
  expect(named).toBeLessThan(alone);
});

test("what a failure has frames of did run, though no call of it is to be seen", async () => {
  const visits = { file: "test/way.test.ts", line: 10, inWorkspace: true };
  const frames = [
    { file: "src/walk.ts", line: 9, own: true, inWorkspace: true },
    { file: "src/walk.ts", line: 6, own: true, inWorkspace: true },
    { ...visits, own: true },
  ];
  const failure = failingTest({ test: "visits", location: visits, frames });
  const others = [failingTest({ test: "walks", location: { ...location, line: 6 }, frames })];
  const [first] = await suspectsOf(failure, FILES, { others });
  expect(first?.symbol).toBe("unlikely");
});

test("one failure alone says less against what no passing test runs than several do", async () => {
  const passing = ["1", "1,2", "1,2,3", "4", "5", "6"].map(
    (text) => `it("reads ${text}", () => expect(read("${text}")).toBeDefined());`,
  );
  const failing = ["1-2", "3-4", "5-6"].map(
    (text) => `it("reads ${text}", () => expect(read("${text}", ranges())).toEqual([]));`,
  );
  const files = {
    "src/read.ts": [
      'export const read = (text: string, mark = ","): string[] => text.split(mark);',
      'export const ranges = (): string => "-";',
      "",
    ].join("\n"),
    "test/lists.test.ts": [
      'import { expect, it } from "vitest";',
      'import { ranges, read } from "../src/read.ts";',
      ...failing,
      ...passing,
      "",
    ].join("\n"),
  };
  const failures = ["1-2", "3-4", "5-6"].map((text, index) =>
    failingTest({
      test: `reads ${text}`,
      location: { file: "test/lists.test.ts", line: 3 + index, inWorkspace: true },
    }),
  );
  const [first = failingTest({ test: "", location }), ...others] = failures;
  const ofRead = async (more: typeof failures): Promise<number> =>
    (await suspectsOf(first, files, { others: more })).find(({ symbol }) => symbol === "read")?.score ?? 0;
  expect(await ofRead([])).toBeGreaterThan(await ofRead(others));
});
