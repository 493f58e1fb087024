import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { printable, printableJson, printableLines } from "./printable.ts";

describe("printable", () => {
  it.each([
    ["\u001B[31mred\u001B[0m", String.raw`\x1b[31mred\x1b[0m`],
    ["\u009B2J", String.raw`\x9b2J`],
    ["\u001B]8;;http://x\u0007link", String.raw`\x1b]8;;http://x\x07link`],
    ["a\rb\nc\0d\u007F", String.raw`a\rb\nc\x00d\x7f`],
    ["admin\u202E // \u2066", String.raw`admin\u{202e} // \u{2066}`],
    ["zero\u200Bwidth\uFEFF\u{E0041}", String.raw`zero\u{200b}width\u{feff}\u{e0041}`],
    ["line\u2028end", String.raw`line\u{2028}end`],
    ["half \uD800", String.raw`half \u{d800}`],
    ["::error::boo", String.raw`\x3a:error::boo`],
    ["  ::stop-commands::pwn", String.raw`  \x3a:stop-commands::pwn`],
    ["said ::set-output name=a::b", String.raw`said \x3a:set-output name=a::b`],
    ["TS2304: ##[error]boo", String.raw`TS2304: ##\x5berror]boo`],
    ["##vso[task.setvariable variable=a]b", String.raw`##vso\x5btask.setvariable variable=a]b`],
  ])("shows what %j hides", (text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  it("leaves plain text of any script alone", () => {
    const text = "\tconst naïve = 'Größe 价格 مرحبا می\u200Cخواهم 👩\u200D💻 ✔'; // ok";
    expect(printable(text)).toBe(text);
  });

  it("leaves nothing that acts on a terminal, whatever comes in", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(printable(text)).not.toMatch(/[^\P{C}\t\u200C\u200D\p{Cn}\p{Co}]/u);
      }),
      { seed: 3 },
    );
  });
});

it.each(["a::error", "std::group::of", "::std::io", "# [a]", "##", "a[0]"])("leaves %j alone", (text) => {
  expect(printable(text)).toBe(text);
});

describe("printableLines", () => {
  it("knows both line ends", () => {
    expect(printableLines("a\r\nb\nc\rd")).toEqual(["a", "b", String.raw`c\rd`]);
  });
});

describe("printableJson", () => {
  it("keeps the value", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const json = printableJson(JSON.stringify({ text }, null, 2));
        expect(JSON.parse(json)).toEqual({ text });
        expect(json).not.toMatch(/[\u007F-\u009F\u202E]/);
      }),
      { seed: 4 },
    );
  });

  it("holds no command of a runner", () => {
    const value = { text: "##[error]a ##vso[b] ::error::c", list: ["::add-mask::d"] };
    const json = printableJson(JSON.stringify(value, null, 2));
    expect(JSON.parse(json)).toEqual(value);
    expect(json).not.toMatch(/##(?:vso)?\[|^\s*::/m);
  });
});
