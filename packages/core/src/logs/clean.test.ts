import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lastOverwrite, stripEscapes, withoutLineEnd } from "./clean.ts";

const ESC = "\u001B";

describe("stripEscapes", () => {
  it.each([
    ["colours", `${ESC}[1;31merror${ESC}[0m`, "error"],
    ["true colours", `${ESC}[38;2;255;0;0mred${ESC}[39m`, "red"],
    ["colours with colons", `${ESC}[4:3mcurly${ESC}[24m`, "curly"],
    ["cursor movements and erasing", `${ESC}[2K${ESC}[1Gdone${ESC}[0K`, "done"],
    ["private modes", `${ESC}[?25lhidden${ESC}[?25h`, "hidden"],
    ["a link", `${ESC}]8;;https://example.test/a${ESC}\\text${ESC}]8;;${ESC}\\`, "text"],
    ["a title that ends in a bell", `${ESC}]0;npm test\u0007ok`, "ok"],
    ["a device string", `${ESC}Pq#0;2;0;0;0${ESC}\\ok`, "ok"],
    ["charset and keypad escapes", `${ESC}(B${ESC}=a${ESC}>${ESC}7b${ESC}8`, "ab"],
    ["the one-character sequence start", "\u009B31merror\u009B0m", "error"],
    ["one-character strings", "\u009D0;title\u009Cok \u0090q\u009C.", "ok ."],
    ["an escape before an escape", `${ESC}${ESC}[31mred`, "red"],
    ["a sequence broken off by another", `${ESC}[3${ESC}[31mred`, "red"],
    ["a string broken off by a colour", `${ESC}]0;tit${ESC}[31mred`, "red"],
    ["a sequence that the line cuts off", `red${ESC}[31`, "red"],
    ["an escape at the end", `red${ESC}`, "red"],
    ["an escape before other text", `${ESC}é`, "é"],
    ["nothing of a line without any", "a [31m b", "a [31m b"],
    ["nothing of an empty line", "", ""],
  ])("removes %s", (_, text, clean) => {
    expect(stripEscapes(text)).toBe(clean);
  });

  it("hides no text behind a string that does not end", () => {
    expect(stripEscapes(`${ESC}]0;error TS2304: Cannot find name 'a'.`)).toContain("error TS2304");
  });

  it("leaves no escape and keeps every other character in order", () => {
    const piece = fc.constantFrom(
      ESC,
      "\u009B",
      "\u009D",
      "\u009C",
      "\u0007",
      "[",
      "]",
      "\\",
      "3",
      "1",
      ";",
      "m",
      "x",
      "é",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join("");
        const clean = stripEscapes(text);
        expect([ESC, "\u009B", "\u009D"].filter((control) => clean.includes(control))).toEqual([]);
        expect(isSubsequence(clean, text)).toBe(true);
      }),
      { seed: 3, numRuns: 1000 },
    );
  });

  it.each([
    ["escapes", ESC],
    ["sequence starts", `${ESC}[`],
    ["unfinished strings", `${ESC}]`],
    ["one-character strings", "\u009D"],
    ["parameters", `${ESC}[${"1;".repeat(50)}`],
    ["intermediates", `${ESC}////`],
  ])("takes linear time on %s", (_, unit) => {
    expect(stripEscapes(unit.repeat(1_000_000 / unit.length))).not.toContain(ESC);
  });
});

describe("lastOverwrite", () => {
  it.each([
    ["10%\r50%\r100%", "100%"],
    ["10%\r100%\r", "100%"],
    ["text\r", "text"],
    ["text\r\r\r", "text"],
    ["\rtext", "text"],
    ["\r\r", ""],
    ["no return", "no return"],
    ["", ""],
  ])("shows of %j only %j", (text, shown) => {
    expect(lastOverwrite(text)).toBe(shown);
  });
});

describe("withoutLineEnd", () => {
  it.each([
    ["a\r", "a"],
    ["a\rb\r\r", "a\rb"],
    ["\r", ""],
    ["", ""],
  ])("turns %j into %j", (text, line) => {
    expect(withoutLineEnd(text)).toBe(line);
  });
});

function isSubsequence(part: string, whole: string): boolean {
  let position = 0;
  for (const character of part) {
    position = whole.indexOf(character, position) + 1;
    if (position === 0) return false;
  }
  return true;
}
