import { expect, test } from "vitest";
import type { LocatedProblem } from "../../model/problem.ts";
import { temporaryRepository } from "../../repository/fixtures/temporary-workspace.ts";
import { exportAsAsked } from "./export-as-asked.ts";

const ASKS = `const { slugify } = require("./slugify");\nexports.a = (text) => slugify(text);\n`;
const FILES = {
  "package.json": `{ "name": "shop", "main": "lib/a.js" }\n`,
  "lib/slugify.js": "function slugify(text) {\n  return text;\n}\nmodule.exports = slugify;\n",
  "lib/a.js": ASKS,
  "lib/b.js": ASKS,
};
const FAILURE: LocatedProblem = {
  id: "1",
  tool: "node",
  code: "TypeError",
  severity: "error",
  message: "slugify is not a function",
  location: { file: "lib/a.js", line: 2, inWorkspace: true },
  frames: [],
  evidence: { startLine: 1, endLine: 1 },
  excerpt: [],
  occurrences: 1,
  causeOf: [],
};

function titles(files: Record<string, string>): string[] {
  return exportAsAsked(FAILURE, temporaryRepository({ ...FILES, ...files })).map(({ title }) => title);
}

test("a module exports what all who load it ask for", () => {
  expect(titles({})).toEqual(["Export `{ slugify }` from lib/slugify.js"]);
});

test.each([
  ["is called where it is loaded", "bin/cli.js", `console.log(require("../lib/slugify")("a"));\n`],
  ["is imported", "bin/cli.mjs", `import slugify from "../lib/slugify.js";\nslugify("a");\n`],
  ["is handed on", "lib/all.js", `exports.slugify = require("./slugify");\n`],
  ["enters its package", "package.json", `{ "name": "slugify", "main": "lib/slugify.js" }\n`],
  ["is named without its ending", "package.json", `{ "name": "slugify", "main": "./lib/slugify" }\n`],
])("one that %s is left as it is", (_, file, text) => {
  expect(titles({ [file]: text })).toEqual([]);
});
