import { expect, it } from "vitest";
import { shellWord, shellWords } from "./shell-word.ts";

it.each([
  ["src/cart.ts", "src/cart.ts"],
  ["@shop/cart", "@shop/cart"],
  ["src/with space/view.tsx", "'src/with space/view.tsx'"],
  ["app/[id]/page.tsx", "'app/[id]/page.tsx'"],
  ["it's.ts", String.raw`'it'\''s.ts'`],
  ["$(rm -rf ~).ts", "'$(rm -rf ~).ts'"],
  ["a;b`c`.ts", "'a;b`c`.ts'"],
  ["~/x", "'~/x'"],
  ["--plugin=x.ts", "./--plugin=x.ts"],
])("%s is written %s", (text, word) => {
  expect(shellWord(text)).toBe(word);
});

it("shows nothing of what a terminal would act upon", () => {
  for (const text of ["", "a\nb", "a\u001B[2Jb", "a\u202Eb"]) expect(shellWord(text)).toBeUndefined();
  expect(shellWords(["a.ts", "a\nb"])).toBeUndefined();
  expect(shellWords(["a.ts", "b c.ts"])).toBe("a.ts 'b c.ts'");
});
