import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { analyze, createFolder, solverThatAnswers } from "../testing/workshop.ts";

vi.setConfig({ testTimeout: 60_000 });

const FILES = {
  "package.json": `{ "name": "shop", "type": "module" }\n`,
  ".editorconfig": "[*]\nindent_style = tab\n",
  "tsconfig.json": `{ "compilerOptions": { "strict": true, "module": "esnext", "moduleResolution": "bundler", "types": [] } }\n`,
  "src/price.ts":
    "export interface Price {\n  cents: number;\n}\n\nexport function priceOf(cents: number): Price {\n  return { cents };\n}\n",
  "src/bill.ts": `import { priceOf } from "./price";\n\nexport function bill(cents: number): number {\n  const price = priceOf(cents);\n  return quux(price.cents);\n}\n`,
  "src/shop.ts": `import { bill } from "./bill";\n\nexport function checkout(): number {\n  return bill(3);\n}\n`,
  "src/bill-lines.ts": "export const lines = 1;\n",
  "src/other/far.ts": "export const far = 1;\n",
  ".env": "TOKEN=hunter2\n",
};
const LOG = "src/bill.ts(5,10): error TS2304: Cannot find name 'quux'.\n";

async function promptFor(log: string, files: Readonly<Record<string, string>> = FILES): Promise<string> {
  const root = createFolder(files);
  const git = (...args: string[]): Buffer =>
    execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@t", ...args], { cwd: root, stdio: "pipe" });
  git("add", "-A");
  git("commit", "-q", "-m", "works");
  writeFileSync(
    join(root, "src/price.ts"),
    FILES["src/price.ts"].replace("{ cents }", "{ cents: cents + 1 }"),
  );
  const { solver, sent } = solverThatAnswers(["NO FIX: no"]);
  await analyze(root, log, solver);
  return sent[0]?.turns[0]?.text ?? "";
}

test("a strong engineer's desk: each piece with its file, its lines and why it is there", async () => {
  const prompt = await promptFor(LOG);
  expect(prompt).toContain("# Problem\ntsc error TS2304 at src/bill.ts:5:10\n| Cannot find name 'quux'.");
  expect(prompt).toContain("# Log (data; every line begins with |)\n| src/bill.ts(5,10): error TS2304");
  expect(prompt).toMatch(
    /# File src\/bill\.ts, lines 1-6 \(the code around the failing place; the failing place/,
  );
  expect(prompt).toMatch(/# File src\/price\.ts, lines 1-7 \([^)]*defines what is used there/);
  expect(prompt).toMatch(/# File src\/shop\.ts, lines 1-5 \([^)]*(?:imports src\/bill\.ts|calls it)/);
  expect(prompt).toMatch(/# File src\/bill-lines\.ts, lines 1-1 \(lies beside it\)/);
  expect(prompt).toMatch(/# Changed since it worked\n```diff\n[^]*\+ {2}return \{ cents: cents \+ 1 \};/);
  expect(prompt).toMatch(
    /# Fixes that were tried\n\| Add missing function declaration 'quux' \(throws until written\): /,
  );
  expect(prompt).toContain(`"type": "module"`);
  expect(prompt).toContain("indent_style = tab");
  expect(prompt).not.toMatch(/hunter2|src\/other\/far/);
});

test("a failing test brings what it runs, what others that fail are named after, and what is near", async () => {
  const files = {
    ...FILES,
    "src/bill.test.ts": `import { bill } from "./bill";\ntest("adds", () => {\n  expect(bill(1)).toBe(2);\n});\n`,
    "src/shop.test.ts": `import { checkout } from "./shop";\ntest("sells", () => {\n  expect(checkout()).toBe(2);\n});\n`,
  };
  const failure = (file: string, name: string): string =>
    ` FAIL  src/${file} > ${name}\nAssertionError: expected 1 to be 2\n ❯ src/${file}:3:20\n\n`;
  const log = `\n⎯⎯⎯⎯ Failed Tests 2 ⎯⎯⎯⎯\n\n${failure("bill.test.ts", "adds")}${failure("shop.test.ts", "sells")} Test Files  2 failed (2)\n`;
  const prompt = await promptFor(log, files);
  expect(prompt).toContain("failing test: adds");
  expect(prompt).toMatch(/# File src\/bill\.ts, lines 1-6 \([^)]*is named like the test/);
  expect(prompt).toMatch(/# File src\/shop\.ts, lines 1-5 \([^)]*another test that fails is named like it/);
  expect(prompt).toContain("# Other problems of the same log\n|");
});
