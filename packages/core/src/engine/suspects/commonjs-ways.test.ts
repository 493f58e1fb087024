import { expect, test } from "vitest";
import { failingTest, suspectsOf } from "../testing/suspects-of.ts";

const FILES = {
  "index.js": 'module.exports = { money: require("./lib/money"), version: "1" };\n',
  "lib/money.js": [
    "const money = {};",
    "money.format = rounded(show);",
    "money.parse = (text) => Number(text);",
    "function rounded(write) {",
    "  return (value) => write(Math.round(value));",
    "}",
    "function show(value) {",
    "  return `${value} €`;",
    "}",
    "module.exports = money;",
    "",
  ].join("\n"),
  "lib/query.js": [
    'const { add, drop } = require("./parts");',
    "module.exports = (root) => {",
    "  return (name) => root + add(name);",
    "};",
    "",
  ].join("\n"),
  "lib/parts.js": [
    "function add(name) {",
    "  return name;",
    "}",
    "function drop(name) {",
    "  return name.slice(1);",
    "}",
    "function partsOf(path) {",
    "  return { first: () => path[0], last: () => path.at(-1) };",
    "}",
    "module.exports = { add, drop, partsOf };",
    "",
  ].join("\n"),
  "lib/sources.js": [
    "module.exports = class Source {",
    "  constructor(text) {",
    "    this.text = text;",
    "  }",
    "  size() {",
    "    return this.text.length;",
    "  }",
    "};",
    "",
  ].join("\n"),
  "lib/raw.js": [
    "class RawSource {",
    "  constructor(text) {",
    "    this.text = text;",
    "  }",
    "  size() {",
    "    return Buffer.byteLength(this.text);",
    "  }",
    "}",
    "module.exports = RawSource;",
    "",
  ].join("\n"),
  "lib/index.js": [
    "function offer(name, load) {",
    "  Object.defineProperty(exports, name, { get: load });",
    "}",
    'offer("Source", () => require("./sources"));',
    'offer("RawSource", () => require("./raw"));',
    "",
  ].join("\n"),
  "test/size.test.js": [
    'const { RawSource } = require("../lib");',
    'it("gives the size", () => {',
    '  const source = new RawSource("€");',
    "  expect(source.size()).toBe(3);",
    "});",
    "",
  ].join("\n"),
  "test/money.test.js": [
    'const format = require("..").money.format;',
    'it("formats", () => {',
    '  expect(format(1.2)).toBe("1 €");',
    "});",
    "",
  ].join("\n"),
  "test/query.test.js": [
    'const query = require("../lib/query")("/");',
    'const { partsOf } = require("../lib/parts");',
    'it("asks", () => {',
    '  expect(query("a")).toBe("/?a");',
    "});",
    'it("gives the last part", () => {',
    '  const { last: end } = partsOf("ab");',
    '  expect(end()).toBe("b");',
    "});",
    "",
  ].join("\n"),
};

async function symbolsOf(title: string, file: string, line: number): Promise<string[]> {
  const location = { file, line, inWorkspace: true };
  const suspects = await suspectsOf(failingTest({ test: title, location }), FILES);
  return suspects.map((suspect) => `${suspect.file} ${suspect.symbol}`);
}

test("what is required from an object of modules runs what its property was made of", async () => {
  const symbols = await symbolsOf("formats", "test/money.test.js", 3);
  expect(symbols.slice(0, 2).toSorted()).toEqual(["lib/money.js rounded", "lib/money.js show"]);
  expect(symbols).not.toContain("lib/money.js parse");
});

test("a required function that is called at once runs, and what it takes from another module", async () => {
  const symbols = await symbolsOf("asks", "test/query.test.js", 4);
  expect(symbols.slice(0, 2)).toEqual(["lib/query.js exports", "lib/parts.js add"]);
  expect(symbols).not.toContain("lib/parts.js drop");
});

test("a variable taken out of a result leads to the member of what made it", async () => {
  const symbols = await symbolsOf("gives the last part", "test/query.test.js", 8);
  expect(symbols.slice(0, 2)).toContain("lib/parts.js last");
  expect(symbols.indexOf("lib/parts.js last")).toBeLessThan(symbols.indexOf("lib/query.js exports"));
});

test("what a class is not known to be exported by is found by its name, and its methods with it", async () => {
  const symbols = await symbolsOf("gives the size", "test/size.test.js", 4);
  expect(symbols[0]).toBe("lib/raw.js size");
  expect(symbols).toContain("lib/raw.js constructor");
  const others = symbols.indexOf("lib/sources.js constructor");
  expect(symbols.indexOf("lib/raw.js constructor")).toBeLessThan(others === -1 ? Infinity : others);
});
