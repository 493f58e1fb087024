import { expect, test } from "vitest";
import { perText } from "./per-text.ts";

test("computes once for a file and its text", () => {
  const asked: string[] = [];
  const length = perText((file, text) => {
    asked.push(`${file}: ${text}`);
    return text.length;
  });
  expect([length("a.ts", "one"), length("a.ts", "one"), length("b.ts", "one")]).toEqual([3, 3, 3]);
  expect(asked).toEqual(["a.ts: one", "b.ts: one"]);
});

test("remembers that there is no answer", () => {
  let count = 0;
  const nothing = perText((): undefined => void (count += 1));
  nothing("a.ts", "");
  nothing("a.ts", "");
  expect(count).toBe(1);
});

test("forgets what was not asked for in a long time", () => {
  let count = 0;
  const counted = perText(() => (count += 1));
  for (let index = 0; index < 1500; index += 1) {
    counted("a.ts", "kept");
    counted("a.ts", `${index}`);
  }
  expect([counted("a.ts", "kept"), counted("a.ts", "0")]).toEqual([1, 1502]);
});
