import { expect, test } from "vitest";
import type { Problem } from "../../model/problem.ts";
import { failingTest, suspectsOf } from "../testing/suspects-of.ts";

const FILES = {
  "src/coerce.ts": [
    "export function coerce(value: unknown, onError: (text: string) => never = throwError): number {",
    '  return typeof value === "number" ? value : onError(describe(value));',
    "}",
    "function throwError(text: string): never {",
    "  throw new TypeError(text);",
    "}",
    "export function describe(value: unknown): string {",
    "  return `cannot make a number of ${String(value)}`;",
    "}",
    "export class Money {",
    "  constructor(readonly cents: number) {}",
    "  toJSON(): number {",
    "    return this.cents / 100;",
    "  }",
    "}",
    "export function isWholeNumber(value: number): boolean {",
    "  return value % 1 === 0;",
    "}",
    "export const CHECKS = new Map([['whole', isWholeNumber]]);",
    "",
  ].join("\n"),
  "src/importer.ts": [
    "export interface Source {",
    "  read(): string[];",
    "}",
    "export abstract class Importer {",
    "  total(): number {",
    "    return this.rows().reduce((sum, row) => sum + Number(row), 0);",
    "  }",
    "  protected abstract rows(): string[];",
    "}",
    "export class CsvImporter extends Importer {",
    "  constructor(private readonly text: string) {",
    "    super();",
    "  }",
    "  protected rows(): string[] {",
    "    return this.text.split(';');",
    "  }",
    "}",
    "export class LineImporter extends Importer {",
    "  constructor(private readonly source: Source) {",
    "    super();",
    "  }",
    "  protected rows(): string[] {",
    "    return this.source.read();",
    "  }",
    "}",
    "export class TextSource implements Source {",
    "  read(): string[] {",
    "    return ['1'];",
    "  }",
    "}",
    "",
  ].join("\n"),
  "src/ledger.ts": [
    "export interface Ledger {",
    "  add(amount: number): number;",
    "  drop(amount: number): number;",
    "}",
    "function noted(change: (total: number, amount: number) => number): (amount: number) => number {",
    "  let total = 0;",
    "  return (amount) => (total = change(total, amount));",
    "}",
    "export function createLedger(): Ledger {",
    "  function addTo(total: number, amount: number): number {",
    "    return total + amount;",
    "  }",
    "  function dropFrom(total: number, amount: number): number {",
    "    return total - amount;",
    "  }",
    "  return { add: noted(addTo), drop: noted(dropFrom) };",
    "}",
    "",
  ].join("\n"),
  "test/ledger.test.ts": [
    'import { expect, it } from "vitest";',
    'import { createLedger } from "../src/ledger.ts";',
    'it("adds", () => {',
    "  expect(createLedger().add(2)).toBe(2);",
    "});",
    'it("drops", () => {',
    "  expect(createLedger().drop(2)).toBe(-2);",
    "});",
    "",
  ].join("\n"),
  "test/importer.test.ts": [
    'import { expect, it } from "vitest";',
    'import { CsvImporter, LineImporter, TextSource } from "../src/importer.ts";',
    'it("adds cells", () => {',
    "  expect(new CsvImporter('1;2').total()).toBe(3);",
    "});",
    'it("adds lines", () => {',
    "  expect(new LineImporter(new TextSource()).total()).toBe(1);",
    "});",
    "",
  ].join("\n"),
  "test/coerce.test.ts": [
    'import { expect, it } from "vitest";',
    'import { CHECKS, coerce, Money } from "../src/coerce.ts";',
    'it("gives numbers", () => expect(coerce(1, () => expect.fail())).toBe(1));',
    'it("refuses others", () => expect(() => coerce("a")).toThrow("cannot make"));',
    'it("writes money", () => {',
    "  expect(JSON.stringify(new Money(5))).toBe('0.05');",
    "});",
    "for (const [name, check] of CHECKS)",
    "  it(`${check.name} tells ${name}`, () => {",
    "    expect(check(1)).toBe(true);",
    "  });",
    "",
  ].join("\n"),
};

async function symbolsOf(title: string, line: number, change: Partial<Problem> = {}): Promise<string[]> {
  const location = { file: "test/coerce.test.ts", line, inWorkspace: true };
  const suspects = await suspectsOf(failingTest({ test: title, location, ...change }), FILES);
  return suspects.map(({ symbol = "" }) => symbol);
}

test("a default value runs where a call leaves its parameter out", async () => {
  expect(await symbolsOf("refuses others", 4)).toContain("throwError");
  expect(await symbolsOf("gives numbers", 3)).not.toContain("throwError");
});

test("what makes JSON of a value runs its `toJSON`", async () => {
  expect((await symbolsOf("writes money", 6)).slice(0, 2)).toContain("toJSON");
});

test("of the members in place of an abstract one, those of the classes that a test uses run", async () => {
  const cells = {
    test: "adds cells",
    location: { file: "test/importer.test.ts", line: 4, inWorkspace: true },
  };
  const ofCells = await suspectsOf(failingTest(cells), FILES);
  expect(ofCells.slice(0, 3)).toContainEqual(expect.objectContaining({ symbol: "rows", startLine: 14 }));
  expect(ofCells).not.toContainEqual(expect.objectContaining({ symbol: "rows", startLine: 22 }));
  const lines = {
    test: "adds lines",
    location: { file: "test/importer.test.ts", line: 7, inWorkspace: true },
  };
  expect(await suspectsOf(failingTest(lines), FILES)).toContainEqual(
    expect.objectContaining({ symbol: "read", startLine: 27 }),
  );
});

test("a property runs what its value was made of", async () => {
  const drops = { test: "drops", location: { file: "test/ledger.test.ts", line: 7, inWorkspace: true } };
  const symbols = (await suspectsOf(failingTest(drops), FILES)).map(({ symbol = "" }) => symbol);
  expect(symbols.slice(0, 3)).toContain("dropFrom");
  expect(symbols.indexOf("dropFrom")).toBeLessThan(symbols.indexOf("addTo"));
});

test("a title names what a table of tests runs", async () => {
  expect((await symbolsOf("isWholeNumber tells whole", 10))[0]).toBe("isWholeNumber");
});

test("who says the words of an error comes before who throws it", async () => {
  const frames = [{ file: "src/coerce.ts", line: 5, column: 9, own: true, inWorkspace: true }];
  const message = "TypeError: cannot make a number of b";
  const suspects = await symbolsOf("refuses others", 4, { frames, message });
  expect(suspects.indexOf("describe")).toBeLessThan(suspects.indexOf("throwError"));
});
