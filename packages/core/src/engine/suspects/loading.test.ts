import { expect, test } from "vitest";
import { failingTest, suspectsOf } from "../testing/suspects-of.ts";

const FILES = {
  "src/hooks.ts": [
    "export const log = (text: string): string => text;",
    "export function createHooks(): any {",
    "  const actions = new Map();",
    "  return actions.clear();",
    "}",
    "",
  ].join("\n"),
  "src/index.ts": [
    'import { createHooks } from "./hooks.ts";',
    "export const {",
    "  addAction,",
    "  removeAction,",
    "} = createHooks();",
    "",
  ].join("\n"),
  "src/count.ts": [
    'import { createHooks, log } from "./hooks.ts";',
    "export function count(): number {",
    "  const hooks = createHooks();",
    '  const [name, { size }] = [log("a"), hooks];',
    "  return size + name.length;",
    "}",
    "",
  ].join("\n"),
  "test/index.test.ts": [
    'import { expect, it } from "vitest";',
    'import { addAction } from "../src/index.ts";',
    'import { count } from "../src/count.ts";',
    'it("adds", () => expect(addAction).toBeDefined());',
    'it("counts", () => {',
    "  expect(count()).toBe(0);",
    "});",
    "",
  ].join("\n"),
};

async function symbolsAt(
  file: string,
  [line, column]: [number, number],
  source: string,
  title: string,
): Promise<(string | undefined)[]> {
  const location = { file, line, column, inWorkspace: true };
  const caller = { file: "test/index.test.ts", line: title === "" ? 2 : 6, inWorkspace: true };
  const failure = failingTest({
    test: title,
    location,
    message: `TypeError: Cannot destructure property 'size' of '${source}' as it is undefined.`,
    frames: [
      { ...location, own: true },
      { ...caller, own: true },
    ],
  });
  return (await suspectsOf(failure, FILES)).map(({ symbol }) => symbol);
}

test("what made a value comes before the value that a module could not take from it", async () => {
  const symbols = await symbolsAt("src/index.ts", [2, 14], "createHooks(...)", "");
  expect(symbols[0]).toBe("createHooks");
  expect(symbols).toContain("{ addAction, removeAction, }");
});

test("asks what made the value that could not be taken apart", async () => {
  const symbols = await symbolsAt("src/count.ts", [4, 18], "hooks", "counts");
  expect(symbols.indexOf("createHooks")).toBeLessThan(symbols.indexOf("log"));
});
