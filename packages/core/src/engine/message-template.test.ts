import { describe, expect, it } from "vitest";
import { messageTemplate } from "./message-template.ts";

describe("messageTemplate", () => {
  it.each([
    ["Cannot find name 'total'.", "Cannot find name 'total'."],
    ["Expected 2 arguments, but got 1.", "Expected # arguments, but got #."],
    ["Test timed out in 5000ms.", "Test timed out in #."],
    ["took 1.25 s, then 3m", "took #, then #"],
    ["item12 of utf8 in v5", "item12 of utf8 in v5"],
    ["at 2026-11-20T09:01:02.123Z and 2026-11-20 09:01:02", "at # and #"],
    ["request 6f0e2c1b-8d5a-4a37-9c44-1b7d0a9e52f3 of 0x1f", "request # of #"],
    ["commit 5f0c1d7be1b94a0e9a2f7c3d84e6b1a09c7d2e35", "commit #"],
    ["Cannot find module '/home/runner/work/shop/shop/src/a.ts'", "Cannot find module '…/a.ts'"],
    ["ENOENT, open /app/x/config.json", "ENOENT, open …/config.json"],
    ["open '/Users/Jo Doe/my shop/a b.json' failed", "open '…/a b.json' failed"],
    [String.raw`open 'D:\a\shop\shop\a.json'`, "open '…/a.json'"],
    ["imported from file:///D:/a/shop/x.js:3:5", "imported from …/x.js:#:#"],
    ["imported from file:///home/me/shop/x.js", "imported from …/x.js"],
    ["(/srv/a/b.js:1:2)", "(…/b.js:#:#)"],
    [
      "Cannot find module './lib/total' from src/cart/a.ts",
      "Cannot find module './lib/total' from src/cart/a.ts",
    ],
    ["GET https://registry.example/a/b 404", "GET https://registry.example/a/b #"],
    ["a / b and </div>", "a / b and </div>"],
    ["", ""],
  ])("masks %j", (message, template) => {
    expect(messageTemplate(message)).toBe(template);
  });

  it("says the same of two checkouts and two runs", () => {
    const said = (root: string, ms: number): string =>
      messageTemplate(
        `Error: ENOENT: '${root}/data/prices.json' (${ms}ms)\n at ${root}/src/read.ts:12:${ms}`,
      );
    expect(said("/home/runner/work/shop/shop", 17)).toBe(said("/Users/jo/code/shop", 2044));
  });

  it.each([
    "/",
    "'/",
    "'/a b",
    "\\a",
    "a:/",
    "file:///",
    "1",
    "1.",
    "f",
    "0x",
    "1 ",
    "2026-11-20T",
    "-",
    "a/",
  ])("takes linear time on %j over and over", (unit) => {
    expect(messageTemplate(unit.repeat(400_000 / unit.length))).not.toBe("");
  });
});
