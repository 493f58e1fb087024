import { expect, test } from "vitest";
import { failingTest, suspectsOf } from "../testing/suspects-of.ts";

const FILES = {
  "src/evaluate.ts": [
    'import { ofCall, ofUnary, ofUpdate } from "./values.ts";',
    "interface Node { type: string; value: number }",
    "type Value = (node: Node) => number;",
    "const VALUES: Record<string, Value> = { CallExpression: ofCall, UnaryExpression: ofUnary, UpdateExpression: ofUpdate };",
    "export function evaluate(node: Node): number {",
    "  return VALUES[node.type]?.(node) ?? 0;",
    "}",
    "const NAMES = new Map<string, Value>([['call', ofCall], ['unary', ofUnary], ['update', ofUpdate]]);",
    "export function evaluateNamed(name: string, value: number): number {",
    "  return NAMES.get(name)?.({ type: name, value }) ?? 0;",
    "}",
    "export function evaluateKind(kind: string, value: number): number {",
    "  switch (kind) {",
    "    case 'call':",
    "      return ofCall({ type: kind, value });",
    "    case 'minus':",
    "    case 'unary':",
    "      return ofUnary({ type: kind, value });",
    "    default:",
    "      return ofUpdate({ type: kind, value });",
    "  }",
    "}",
    "",
  ].join("\n"),
  "src/values.ts": [
    "interface Node { type: string; value: number }",
    "export function ofCall(node: Node): number {",
    "  return node.value;",
    "}",
    "export function ofUnary(node: Node): number {",
    "  return -node.value;",
    "}",
    "export function ofUpdate(node: Node): number {",
    "  return node.value + 1;",
    "}",
    "",
  ].join("\n"),
  "src/printer.ts": [
    "interface Node { type: 'Call' | 'Unary' | 'Update'; text: string }",
    "export class Printer {",
    "  print(node: Node): string {",
    "    return this[`print${node.type}`](node);",
    "  }",
    "  private printCall(node: Node): string {",
    "    return `${node.text}()`;",
    "  }",
    "  private printUnary(node: Node): string {",
    "    return `-${node.text}`;",
    "  }",
    "  private printUpdate(node: Node): string {",
    "    return `${node.text}++`;",
    "  }",
    "}",
    "",
  ].join("\n"),
  "src/filters.ts": [
    "type Filter = (text: string) => string;",
    "const filters: Record<string, Filter> = {};",
    "function register(name: string, filter: Filter): void {",
    "  filters[name] = filter;",
    "}",
    "function small(text: string): string {",
    "  return text.toLowerCase();",
    "}",
    "function upright(text: string): string {",
    "  return text.trim();",
    "}",
    "function wide(text: string): string {",
    "  return text.split('').join(' ');",
    "}",
    "export function createFilters(): (name: string, text: string) => string {",
    "  register('lower', small);",
    "  register('trim', upright);",
    "  register('spaced', wide);",
    "  return (name, text) => filters[name]?.(text) ?? text;",
    "}",
    "",
  ].join("\n"),
  "test/evaluate.test.ts": [
    'import { describe, expect, it } from "vitest";',
    'import { evaluate, evaluateKind, evaluateNamed } from "../src/evaluate.ts";',
    'describe("Call expression", () => {',
    '  it("gives its value", () => expect(evaluate(parse("f()"))).toBe(1));',
    "});",
    'describe("Update expression", () => {',
    '  it("gives its value", () => expect(evaluate(parse("a++"))).toBe(1));',
    "});",
    'it("is one more", () => expect(evaluateNamed("update", 1)).toBe(2));',
    'it("is as much", () => expect(evaluateNamed("call", 1)).toBe(1));',
    'it("turns unary around", () => expect(evaluateKind(kinds[1], 1)).toBe(-1));',
    'it("takes minus for it", () => expect(evaluateKind(kinds[2], 1)).toBe(-1));',
    'it("leaves a call alone", () => expect(evaluateKind(kinds[0], 1)).toBe(1));',
    "",
  ].join("\n"),
  "test/printer.test.ts": [
    'import { expect, it } from "vitest";',
    'import { Printer } from "../src/printer.ts";',
    'it("writes a call", () => expect(new Printer().print(nodes[0])).toBe("f()"));',
    'it("writes an update", () => expect(new Printer().print(nodes[1])).toBe("a++"));',
    "",
  ].join("\n"),
  "test/filters.test.ts": [
    'import { expect, it } from "vitest";',
    'import { createFilters } from "../src/filters.ts";',
    'it("takes no capitals", () => expect(createFilters()("lower", "A")).toBe("a"));',
    'it("has blanks", () => expect(createFilters()("spaced", "ab")).toBe("a b"));',
    "",
  ].join("\n"),
};

const VALUES = ["ofCall", "ofUnary", "ofUpdate"];

/** The first of some functions among the suspects of a test. */
async function firstOf(
  symbols: readonly string[],
  title: string,
  file: string,
  line: number,
): Promise<string | undefined> {
  const location = { file, line, inWorkspace: true };
  const suspects = await suspectsOf(failingTest({ test: title, location }), FILES);
  return suspects.map(({ symbol = "" }) => symbol).find((symbol) => symbols.includes(symbol));
}

test("the title of a suite decides between the entries of a table", async () => {
  const file = "test/evaluate.test.ts";
  expect(await firstOf(VALUES, "Call expression > gives its value", file, 4)).toBe("ofCall");
  expect(await firstOf(VALUES, "Update expression > gives its value", file, 7)).toBe("ofUpdate");
});

test("a text constant of a test decides between the pairs of a map", async () => {
  const file = "test/evaluate.test.ts";
  expect(await firstOf(VALUES, "is one more", file, 9)).toBe("ofUpdate");
  expect(await firstOf(VALUES, "is as much", file, 10)).toBe("ofCall");
});

test("a title decides between the clauses of a switch, by any of their values", async () => {
  const file = "test/evaluate.test.ts";
  expect(await firstOf(VALUES, "takes minus for it", file, 12)).toBe("ofUnary");
  expect(await firstOf(VALUES, "leaves a call alone", file, 13)).toBe("ofCall");
});

test("a title decides between members that are called by a name made at run time", async () => {
  const printers = ["printCall", "printUnary", "printUpdate"];
  expect(await firstOf(printers, "writes a call", "test/printer.test.ts", 3)).toBe("printCall");
  expect(await firstOf(printers, "writes an update", "test/printer.test.ts", 4)).toBe("printUpdate");
});

test("a text constant decides between functions that are registered by name", async () => {
  const filters = ["small", "upright", "wide"];
  expect(await firstOf(filters, "takes no capitals", "test/filters.test.ts", 3)).toBe("small");
  expect(await firstOf(filters, "has blanks", "test/filters.test.ts", 4)).toBe("wide");
});
