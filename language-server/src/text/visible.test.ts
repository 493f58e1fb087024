import { expect, it } from "vitest";
import { visible, visibleLine } from "./visible.ts";

it("marks what hides or turns text, and keeps lines", () => {
  expect(visible("a\r\nb\u202Ec\u001B[31md\te")).toBe("a\nb\uFFFDc\uFFFD[31md\te");
});

it("makes one line, cut where it is too long", () => {
  expect(visibleLine(" a\n  b ")).toBe("a b");
  expect(visibleLine("abcdef", 4)).toBe("abc…");
});
