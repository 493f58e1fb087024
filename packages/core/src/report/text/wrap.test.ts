import { describe, expect, it } from "vitest";
import { crop, wrap } from "./wrap.ts";

describe("wrap", () => {
  it("breaks between words, indents alike and leaves long words whole", () => {
    expect(wrap("  one two three unbreakable", 9)).toEqual(["  one two", "  three", "  unbreakable"]);
  });

  it("leaves room for what stands before the first row", () => {
    expect(wrap("one two three", 9, 4)).toEqual(["one", "two three"]);
  });

  it("keeps an empty line", () => {
    expect(wrap("", 9)).toEqual([""]);
  });
});

describe("crop", () => {
  it("cuts what does not fit", () => {
    expect([crop("12345", 5), crop("123456", 5)]).toEqual(["12345", "1234…"]);
  });
});
