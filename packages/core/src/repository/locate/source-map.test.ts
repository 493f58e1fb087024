import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseSourceMap } from "./source-map.ts";

/** Line 1: column 1 is a.ts:1:1, column 5 is b.ts:2:1; line 2 is b.ts:3:1. */
const FLAT = { version: 3, sources: ["a.ts", "b.ts"], names: [], mappings: "AAAA,ICCA;AACA" };

function trace(map: unknown, line: number, column?: number): unknown {
  return parseSourceMap(JSON.stringify(map))?.trace({ line, ...(column === undefined ? {} : { column }) });
}

describe("a flat map", () => {
  it.each<[number, number | undefined, unknown]>([
    [1, 1, { source: "a.ts", line: 1, column: 1 }],
    [1, 4, { source: "a.ts", line: 1, column: 1 }],
    [1, 5, { source: "b.ts", line: 2, column: 1 }],
    [2, 80, { source: "b.ts", line: 3, column: 1 }],
    [3, 1, undefined],
    [0, 1, undefined],
    [-1, 1, undefined],
    [1, 0, undefined],
    [1.5, 1, undefined],
    [Number.NaN, 1, undefined],
    [Number.MAX_VALUE, 1, undefined],
    [1, Number.MAX_SAFE_INTEGER, { source: "b.ts", line: 2, column: 1 }],
  ])("%d:%d", (line, column, expected) => {
    expect(trace(FLAT, line, column)).toEqual(expected);
  });

  it("answers for a line as a whole only where all of it comes from one line", () => {
    expect(trace(FLAT, 2)).toEqual({ source: "b.ts", line: 3 });
    expect(trace(FLAT, 1)).toBeUndefined();
    expect(trace(FLAT, 9)).toBeUndefined();
  });

  it.each([
    ["src", "src/a.ts"],
    ["src/", "src/a.ts"],
    ["", "a.ts"],
    ["webpack://shop/", "webpack://shop/a.ts"],
    [null, "a.ts"],
  ])("with sourceRoot %j", (sourceRoot, source) => {
    expect(trace({ ...FLAT, sourceRoot }, 1, 1)).toMatchObject({ source });
  });

  it("keeps absolute sources out of its sourceRoot", () => {
    for (const source of ["/app/a.ts", "webpack://shop/./a.ts", "C:\\shop\\a.ts", "file:///app/a.ts"])
      expect(trace({ ...FLAT, sourceRoot: "src", sources: [source] }, 1, 1)).toMatchObject({ source });
  });

  it("may begin with the line that keeps pages from running it", () => {
    expect(parseSourceMap(`)]}'\n${JSON.stringify(FLAT)}`)?.trace({ line: 2 })).toBeDefined();
  });
});

it("reads a map in sections, each from its offset on", () => {
  const sections = [
    { offset: { line: 0, column: 0 }, map: { ...FLAT, sources: ["first.ts"], mappings: "AAAA" } },
    { offset: { line: 0, column: 10 }, map: { ...FLAT, sources: ["second.ts"], mappings: "AACA;AACA" } },
    { offset: { line: 7, column: 0 }, map: { ...FLAT, sources: ["third.ts"], mappings: "AAAA" } },
  ];
  const map = { version: 3, sections };
  expect(trace(map, 1, 10)).toEqual({ source: "first.ts", line: 1, column: 1 });
  expect(trace(map, 1, 11)).toEqual({ source: "second.ts", line: 2, column: 1 });
  expect(trace(map, 2, 1)).toEqual({ source: "second.ts", line: 3, column: 1 });
  expect(trace(map, 8, 4)).toEqual({ source: "third.ts", line: 1, column: 1 });
  expect(trace({ version: 3, sections: sections.slice(2) }, 1, 1)).toBeUndefined();
});

describe("hostile maps", () => {
  it.each<[string, unknown]>([
    ["null", null],
    ["a list", []],
    ["another version", { ...FLAT, version: 2 }],
    ["sources that are none", { ...FLAT, sources: [1] }],
    ["no mappings", { version: 3, sources: [] }],
    ["mappings decoded beforehand", { ...FLAT, mappings: [[[0, 0, 0, 0]]] }],
    [
      "sections in sections",
      { version: 3, sections: [{ offset: { line: 0, column: 0 }, map: { sections: [] } }] },
    ],
    ["a section far away", { version: 3, sections: [{ offset: { line: 1e9, column: 0 }, map: FLAT }] }],
    ["a section before the text", { version: 3, sections: [{ offset: { line: -1, column: 0 }, map: FLAT }] }],
    ["millions of sources", { ...FLAT, sources: Array(200_001).fill("a.ts") }],
    ["millions of sections", { version: 3, sections: Array(10_001).fill(null) }],
    ["millions of lines", { ...FLAT, mappings: ";".repeat(4_000_001) }],
  ])("are refused: %s", (_, map) => {
    expect(parseSourceMap(JSON.stringify(map))).toBeUndefined();
  });

  it("are refused when all their sections are too much together", () => {
    const section = { offset: { line: 0, column: 0 }, map: FLAT };
    const text = JSON.stringify({ version: 3, sections: [section, section] });
    expect(parseSourceMap(text, 6)?.size).toBe(6);
    expect(parseSourceMap(text, 5)).toBeUndefined();
  });

  it("are refused when they are no JSON", () => {
    for (const text of ["", "{", "<!doctype html>", ")]}'", "\0"])
      expect(parseSourceMap(text)).toBeUndefined();
  });

  it("do not reach a prototype", () => {
    const text = `{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},${JSON.stringify(FLAT).slice(1)}`;
    expect(parseSourceMap(text)?.trace({ line: 2 })).toEqual({ source: "b.ts", line: 3 });
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
    const named = { ...FLAT, sources: ["__proto__", "constructor"] };
    expect(trace(named, 1, 1)).toMatchObject({ source: "__proto__" });
  });

  it("name sources and lines that are not there", () => {
    expect(trace({ ...FLAT, sources: [] }, 1, 1)).toBeUndefined();
    expect(trace({ ...FLAT, sources: [null] }, 1, 1)).toBeUndefined();
    expect(trace({ ...FLAT, mappings: "AADA" }, 1, 1)).toBeUndefined();
    expect(trace({ ...FLAT, mappings: "ADAA" }, 1, 1)).toBeUndefined();
  });

  it("never make it throw", () => {
    const mappings = fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom(...Array.from("ABCDgh+/9,;é\0")) }),
    );
    const place = fc.record({ line: fc.integer(), column: fc.integer() });
    fc.assert(
      fc.property(mappings, fc.array(fc.string()), fc.string(), place, (text, sources, sourceRoot, at) => {
        const map = parseSourceMap(JSON.stringify({ version: 3, sources, sourceRoot, mappings: text }));
        const traced = map?.trace(at);
        expect(traced === undefined || traced.line >= 1).toBe(true);
        map?.trace({ line: 1 });
      }),
      { seed: 3, numRuns: 300 },
    );
  });
});
