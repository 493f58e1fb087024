import { expect, test } from "vitest";
import { codeBlock, codeSpan, plainTitle, suggestionBlock, words } from "./escape.ts";

test.each([
  ["a", "`a`"],
  ["", "` `"],
  ["a`b", "``a`b``"],
  ["`a``", "```` `a`` ````".replaceAll("````", "```")],
  ["two\nlines ", "`two lines`"],
  ["::error::boo", String.raw`${"`"}\x3a:error::boo${"`"}`],
  ["<img src=x> @octocat", "`<img src=x> @octocat`"],
])("%j as code", (text, span) => {
  expect(codeSpan(text)).toBe(span);
});

test.each([
  ["Change `a` to `b`", "Change `a` to `b`"],
  ["@octocat closes #1 and GH-2", "@&#8203;octocat closes #&#8203;1 and GH-&#8203;2"],
  ["[x](https://evil.example)", String.raw`\[x\]\(https:&#8203;//evil.example\)`],
  ["<script>&copy;", "&lt;script&gt;&amp;copy;"],
  ["www.evil.example", "www&#8203;.evil.example"],
  ["![x] **b** _c_ ~~d~~ | e", String.raw`\!\[x\] \*\*b\*\* \_c\_ \~\~d\~\~ \| e`],
  ["odd ` one", "odd \\` one"],
])("%j as words", (text, shown) => {
  expect(words(text)).toBe(shown);
});

test("a block ends where its own fence ends it, whatever is in it", () => {
  expect(codeBlock("a\n```\n# b\n````\n", "text")).toBe("`````text\na\n```\n# b\n````\n`````");
  expect(codeBlock("\u001B[31mred\u202E", "diff")).toBe("```diff\n\\x1b[31mred\\u{202e}\n```");
  expect(suggestionBlock("")).toBe("```suggestion\n```");
  const signs = ["`", "\n", "a", "~", "\r", "``"];
  const texts = Array.from({ length: 6 ** 5 }, (_, number) =>
    Array.from({ length: 5 }, (__, place) => signs[Math.floor(number / 6 ** place) % 6]).join(""),
  );
  const leaky = texts.filter((text) => {
    const [first = "", ...rows] = codeBlock(text, "x").split("\n");
    return rows.findIndex((row) => row.trim().startsWith(first.slice(0, -1))) !== rows.length - 1;
  });
  expect(leaky).toEqual([]);
});

test("a title mentions nobody and closes nothing", () => {
  expect(plainTitle("fix: @octocat\ncloses #12, a@b.c and `@scope/x`", 80)).toBe(
    "fix: @\u200Boctocat closes #\u200B12, a@b.c and `@\u200Bscope/x`",
  );
  expect(plainTitle("a".repeat(90), 80)).toHaveLength(80);
});
