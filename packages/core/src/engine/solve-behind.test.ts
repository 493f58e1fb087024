import { expect, test } from "vitest";
import type { LocatedProblem } from "../model/problem.ts";
import { temporaryRepository } from "../repository/fixtures/temporary-workspace.ts";
import { problemAt } from "../verify/fixtures/problem-at.ts";
import { asAnswers, solveBehind } from "./solve-behind.ts";
import { verifiedOf } from "./testing/verified-of.ts";
import type { Verified } from "./weigh.ts";

const MONEY = `export function formatMoney(amount) {\n  return amount.toFixed(2);\n}\n`;
const CART = `#!/usr/bin/env node\nimport { formatMoney } from "./money.js";\n\nconsole.log(formatMony(2));\n`;

function failureAt(place: string, message: string): LocatedProblem {
  const [file = "", line] = place.split(":");
  const frame = { file, line: Number(line), inWorkspace: true, own: true };
  return { ...problemAt(place, "ReferenceError", message, "node"), frames: [frame] };
}

function solve(
  files: Record<string, string>,
  failure: LocatedProblem,
  protectedPaths: string[] = [],
  known: Verified[] = [],
): Promise<Verified[]> {
  const repository = temporaryRepository({ "package.json": `{ "type": "module" }`, ...files });
  const config = { ignore: [], protectedPaths };
  const options = { trust: false, config, clock: () => 0, progress: () => undefined };
  return solveBehind([failure], known, { repository, linter: undefined, options });
}

test("JavaScript that no compiler looks at is checked where it failed, and edited as it is", async () => {
  const files = { "src/money.js": MONEY, "src/cart.js": CART };
  const failure = failureAt("src/cart.js:4", "formatMony is not defined");
  const start = CART.indexOf("formatMony(");
  const [first] = await solve(files, failure);
  expect(first).toMatchObject({
    candidate: {
      edits: [{ file: "src/cart.js", edits: [{ start, end: start + 10, text: "formatMoney" }] }],
    },
    targets: [failure],
    verification: { outcome: "open", resolved: [failure.id], clears: "TS2552 at src/cart.js:4" },
  });
  expect(await solve(files, failure, ["src"])).toEqual([]);
});

test("what is well has nothing behind it", async () => {
  const files = { "src/money.js": MONEY, "src/cart.js": CART.replace("formatMony", "formatMoney") };
  expect(await solve(files, failureAt("src/cart.js:4", "fetch failed"))).toEqual([]);
});

test("an answer to the error is offered for the failure, and proved by nothing but a run", () => {
  const error = problemAt("src/money.ts:2", "TS2551");
  const failure = failureAt("src/cart.test.ts:3", "amount.toFixd is not a function");
  const answer = verifiedOf("spelling", { targets: [error.id] });
  const declaration = verifiedOf("declaration", { targets: [error.id], outcome: "follow-ups" });
  const targets = [error];
  const answers = asAnswers(
    [
      { ...answer, targets },
      { ...declaration, targets },
    ],
    [{ error, failures: [failure] }],
    temporaryRepository({}),
    [failure],
  );
  expect(
    answers.map(({ candidate, verification: { outcome, resolved } }) => [candidate.title, outcome, resolved]),
  ).toEqual([["spelling", "open", [failure.id]]]);
  expect(answers[0]?.targets).toEqual([failure]);
});

test("what merely fits is no answer to what runs", async () => {
  const files = {
    "tsconfig.json": `{ "compilerOptions": { "types": [], "strict": true } }`,
    "src/cart.ts": `function keep(value: unknown, at: unknown): void {\n  if (value === at) throw new Error("twice");\n}\n\nexport function fill(rows: string[], other: Date): void {\n  keep(rows);\n}\n`,
  };
  expect(await solve(files, failureAt("src/cart.ts:6", "twice"))).toEqual([]);
});

test("an export that nobody uses is no answer to what runs for that alone", async () => {
  const files = (name: string): Record<string, string> => ({
    "tsconfig.json": `{ "compilerOptions": { "types": [], "strict": true } }`,
    "src/rates.ts": `export function ${name}(rate: number): number {\n  return rate * 2;\n}\n`,
    "src/cart.ts": `import { shade } from "./rates";\n\nexport const total = shade(2) + shade(3);\n`,
  });
  const failure = failureAt("src/cart.ts:3", "(0, rates_1.shade) is not a function");
  expect(await solve(files("twice"), failure)).toEqual([]);
  const [answer] = await solve(files("shadeOf"), failure);
  expect(answer?.candidate.title).toBe("Rename `shade` to `shadeOf` in src/cart.ts");
});

test("a value that is made up is no answer to what runs", async () => {
  const files = {
    "tsconfig.json": `{ "compilerOptions": { "types": [], "strict": true } }`,
    "src/parts.ts": `interface Part {\n  count: number;\n  added: boolean;\n}\n\nexport const parts: Part[] = [];\n\nexport function add(total: number): void {\n  parts.push({ added: total > 2 });\n}\n`,
  };
  expect(await solve(files, failureAt("src/parts.ts:9", "expected [] to equal [1]"))).toEqual([]);
});

test("what has the right type alone is given to nothing that ran without it", async () => {
  const files = {
    "tsconfig.json": `{ "compilerOptions": { "types": [], "strict": true } }`,
    "src/warn.ts": `const told: string[] = [];\n\nfunction tell(message: string): void {\n  told.push(message);\n}\n\nexport function warnOf(name: string): string[] {\n  tell();\n  return told;\n}\n`,
  };
  expect(await solve(files, failureAt("src/warn.ts:8", "expected [] to equal [1]"))).toEqual([]);
});

test("what does not parse yet runs no better", async () => {
  const files = {
    "tsconfig.json": `{ "compilerOptions": { "types": [], "strict": true } }`,
    "src/rows.ts": `interface Row {\n  name: string;\n}\n\nexport function rowsOf(rows: Row[]): Map<string Row> {\n  const found: Map<string, Row> = new Map();\n  rows.forEach((row) => {\n    found.set(row.name, row);\n  });\n  return found;\n}\n`,
  };
  const failure = {
    ...failureAt("src/rows.ts:6", "SyntaxError: Unexpected strict mode reserved word"),
    frames: [],
  };
  const answers = await solve(files, failure);
  expect(answers.map(({ candidate }) => candidate.title)).toEqual(["Insert `,` at line 5"]);
});

test("what leaves a module unread gives way to what makes it readable", async () => {
  const files = {
    "tsconfig.json": `{ "compilerOptions": { "types": [], "strict": true } }`,
    "src/rates.ts": `const day = 2;\nexport  day };\n\nexport function week(): number {\n  return day * 7;\n}\n`,
    "src/rates.test.ts": `import { day, week } from "./rates";\n\nexport const all = [day, week];\n`,
  };
  const told = problemAt("src/rates.test.ts:1", "TS2459", "'./rates' declares 'day' locally", "jest");
  const exported = verifiedOf("Export `day`", { targets: [told.id] });
  const verification = { ...exported.verification, isBroken: true };
  const answers = await solve(files, told, [], [{ ...exported, targets: [told], verification }]);
  expect(answers.map(({ candidate }) => candidate.title)).toEqual(["Insert `{` at line 2"]);
});

test("a class that is called without new is what failed only where the run says so", async () => {
  const files = {
    "src/shop.js": `class Shop {}\nexport const open = () => Shop();\nexport const total = (a) => a.sum.of;\n`,
    "src/main.js": `import { total } from "./shop.js";\n\ntotal({});\n`,
  };
  const said = (message: string): Promise<Verified[]> => solve(files, failureAt("src/main.js:3", message));
  expect(await said("Cannot read properties of undefined (reading 'of')")).toEqual([]);
  const [answer] = await said("Class constructor Shop cannot be invoked without 'new'");
  expect(answer?.candidate.title).toBe("Add missing 'new' operator to call");
});
