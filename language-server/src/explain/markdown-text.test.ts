import { expect, it } from "vitest";
import { fenced, inlineCode, plainText } from "./markdown-text.ts";

it("makes markup of no log", () => {
  expect(plainText("![x](http://evil/a.png) <img src=x> **b**\n# head")).toBe(
    String.raw`\!\[x\]\(http\:\/\/evil\/a\.png\) \<img src=x\> \*\*b\*\* \# head`,
  );
});

it("closes no block early", () => {
  expect(fenced(["a", "```", "[x](y)"])).toBe("````text\na\n```\n[x](y)\n````");
  expect(inlineCode("a`b")).toBe("`` a`b ``");
  expect(inlineCode("plain")).toBe("`plain`");
});

it("shows what hides", () => {
  expect(plainText("a\u202Eb\u001B")).toBe("a\uFFFDb\uFFFD");
});
