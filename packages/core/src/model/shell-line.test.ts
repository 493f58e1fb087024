import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { expect, test } from "vitest";
import { shellLine } from "./shell-line.ts";

test.each([
  [["npm", "install", "@shop/cart@^1.2.0"], "npm install '@shop/cart@^1.2.0'"],
  [["npm", "run", "build:web"], "npm run build:web"],
  [["npm", "install", "zod;rm -rf ~"], "npm install 'zod;rm -rf ~'"],
  [["echo", "it's", ""], String.raw`echo 'it'\''s' ''`],
])("%j", (words, line) => {
  expect(shellLine(words, "linux")).toBe(line);
});

test.each([
  [["npm", "test"], "npm test"],
  [["node", "-e", `console.log("a b")`], `node -e "console.log(""a b"")"`],
  [["echo", `a"&calc`, "100%"], `echo "a""&calc" "100%%cd:~,%"`],
  [["dir", "C:\\a b\\"], String.raw`dir "C:\a b\\"`],
])("%j on Windows", (words, line) => {
  expect(shellLine(words, "win32")).toBe(line);
});

test.skipIf(process.platform === "win32")("a shell reads the words that were meant", () => {
  const word = fc.string({ unit: "binary" }).filter((text) => !text.includes("\0") && text.isWellFormed());
  const words = fc.array(
    fc.oneof(word, fc.constantFrom("$(id)", "`id`", "a'b", "-n", "~", "#", "*", "\\", "!!")),
  );
  fc.assert(
    fc.property(words, (given) => {
      const line = shellLine(["printf", "%s\\0", ...given], "linux");
      const told = execFileSync("/bin/sh", ["-c", line], { encoding: "utf8" });
      expect(told).toBe(given.length === 0 ? "\0" : given.map((each) => `${each}\0`).join(""));
    }),
    { seed: 1, numRuns: 25 },
  );
});
