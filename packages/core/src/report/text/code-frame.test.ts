import { describe, expect, it } from "vitest";
import type { Location } from "../../model/location.ts";
import { codeFrame } from "./code-frame.ts";

const options = { color: false, width: 60 };

function at(line: number, column?: number, end: Partial<Location> = {}): Location {
  return { file: "a.ts", line, ...(column === undefined ? {} : { column }), ...end, inWorkspace: true };
}

function frame(source: string, location: Location, width: number = options.width): string {
  return codeFrame(source, location, { ...options, width })?.join("\n") ?? "none";
}

const source = Array.from({ length: 12 }, (_, index) => `  const value${index + 1} = ${index};`).join("\r\n");

describe("codeFrame", () => {
  it("marks the range", () => {
    expect(frame(source, at(9, 9, { endLine: 9, endColumn: 15 }))).toMatchInlineSnapshot(`
      "   7 |   const value7 = 6;
         8 |   const value8 = 7;
      >  9 |   const value9 = 8;
           |         ^^^^^^
        10 |   const value10 = 9;
        11 |   const value11 = 10;"
    `);
  });

  it("marks one character when the end is not known, and the first when no column is", () => {
    expect(frame("a\n  b + c\n", at(2, 7))).toContain("> 2 |   b + c\n    |       ^");
    expect(frame("a\n  b + c\n", at(2))).toContain("> 2 |   b + c\n    |   ^");
  });

  it("marks a range of several lines to the end of its first", () => {
    expect(frame("call(\n  1,\n)\n", at(1, 1, { endLine: 3, endColumn: 2 }))).toContain(
      "> 1 | call(\n    | ^^^^^\n",
    );
  });

  it("counts what it had to write differently", () => {
    expect(frame("\t/*\u202E*/ x\n", at(1, 8))).toContain(
      "> 1 |     /*\\u{202e}*/ x\n    |                  ^",
    );
  });

  it("shows the part of a long line that matters", () => {
    const long = `${"a".repeat(5_000)}HERE${"b".repeat(5_000)}`;
    expect(frame(`short\n${long}\n`, at(2, 5_001, { endLine: 2, endColumn: 5_005 }), 40))
      .toMatchInlineSnapshot(`
        "  1 |
        > 2 | …aaaaaaaaaaaaaaaaHEREbbbbbbbbbbbb…
            |                  ^^^^"
      `);
  });

  it("shows the end of the file only when the place is there", () => {
    expect(frame("one\n", at(1, 1))).toBe("> 1 | one\n    | ^");
    expect(frame("one\n", at(2, 1))).toBe("  1 | one\n> 2 |\n    | ^");
  });

  it("is none for a line that is not there, and stays inside a line that is shorter than told", () => {
    expect(frame("one\n", at(9, 1))).toBe("none");
    expect(frame("one", at(1, 99))).toBe("> 1 | one\n    |    ^");
  });
});
