import { expect, test } from "vitest";
import type { Problem } from "../model/problem.ts";
import { temporaryRepository } from "../repository/fixtures/temporary-workspace.ts";
import { withUnreadModules } from "./unread-modules.ts";

const FILES = {
  "package.json": `{ "type": "module" }`,
  "src/rates.js":
    "export var rates = {};\n/** @param {string[} names */\nexport function rateOf(name) {\n  return rates[name];\n}\n",
  "src/cart.js": `import { rateOf } from "./rates.js";\n\nexport const total = (name, price) => price * rateOf(name);\n`,
  "spec/cart.spec.js": `import { total } from "../src/cart.js";\n\ntotal("full", 2);\n`,
};
const FRAME = "    at ModuleJobSync.runSync (node:internal/modules/esm/module_job:658:17)";

function told(message: string, excerpt = [message, FRAME]): Problem {
  return {
    id: "a",
    tool: "general",
    severity: "error",
    message,
    frames: [],
    evidence: { startLine: 1, endLine: 2 },
    excerpt,
    occurrences: 1,
    causeOf: [],
  };
}

async function placeOf(problem: Problem, files: Record<string, string> = {}): Promise<string | undefined> {
  const [placed] = await withUnreadModules([problem], temporaryRepository({ ...FILES, ...files }));
  return placed?.location && `${placed.location.file}:${placed.location.line}`;
}

test("an import of what is not exported is placed where sources ask for it", async () => {
  const files = { "src/rates.js": FILES["src/rates.js"].replace("rateOf", "rateFor") };
  const problem = told(
    "SyntaxError: The requested module './rates.js' does not provide an export named 'rateOf'",
  );
  expect(await placeOf(problem, files)).toBe("src/cart.js:1");
  expect(await placeOf(problem)).toBeUndefined();
});

test("a text that does not parse is placed in the only module of which that is so", async () => {
  const problem = told("SyntaxError: Unexpected token ')'");
  const files = { "src/cart.js": FILES["src/cart.js"].replace("price * ", "price * )") };
  expect(await placeOf(problem, files)).toBe("src/cart.js:3");
  expect(await placeOf(problem)).toBeUndefined();
  expect(await placeOf(problem, { ...files, "src/draft.js": "export const all = [1;\n" })).toBeUndefined();
});

test("a text that ends nowhere is no remark of the line below", async () => {
  const files = { "src/cart.js": FILES["src/cart.js"].replace(`rates.js"`, "rates.js") };
  expect(await placeOf(told("SyntaxError: Invalid or unexpected token"), files)).toBe("src/cart.js:1");
});

test("what is exported twice is placed where the module is", async () => {
  const problem = told("SyntaxError: Duplicate export of 'rates'");
  const text = `export var rates = {};\n${FILES["src/rates.js"]}`;
  expect(await placeOf(problem, { "src/rates.js": text })).toBe("src/rates.js:1");
});

test("what is no error of the loader stays where it is", async () => {
  const files = { "src/cart.js": FILES["src/cart.js"].replace("price * ", "price * )") };
  expect(await placeOf(told("SyntaxError: Unexpected token ')'", ["one line"]), files)).toBeUndefined();
  expect(await placeOf(told("SyntaxError: Unexpected token } in JSON at position 2"), files)).toBeUndefined();
  expect(await placeOf(told("TypeError: price is not a function"), files)).toBeUndefined();
});
