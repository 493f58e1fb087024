import { expect, test } from "vitest";
import type { LocatedProblem } from "../model/problem.ts";
import { temporaryRepository } from "../repository/fixtures/temporary-workspace.ts";
import { problemAt } from "../verify/fixtures/problem-at.ts";
import { errorsBehind, untoldFailures } from "./errors-behind.ts";

const FILES = {
  "tsconfig.json": `{ "compilerOptions": { "types": [], "strict": true } }`,
  "src/money.ts": "export function formatMoney(amount: number) {\n  return amount.toFixd(2);\n}\n",
  "src/cart.ts": `import { formatMoney } from "./money";\n\nexport const label = () => formatMoney(2);\n`,
  "src/cart.test.ts": `import { label } from "./cart";\n\nlabel();\n`,
  "src/other.ts": "export const other: number = `1`;\n",
  "src/names.ts": `const all = [first, second, first, second, first];\nexport const names = (): string => all.join(second);\n`,
  "src/names.test.ts": `import { names } from "./names";\n\nexpect(vi.fn(names)).toBe(jest);\nexpect(beforeEach(names));\n`,
  "src/rounded.test.ts": `import { label } from "./cart";\n\nsameText(label(), "2");\n`,
  "src/broken.ts": "export const broken = [1, 2;\n",
  "src/untidy.test.ts": `import { label } from "./cart";\n\nlabel();\nlabel.one;\nlabel.two;\nlabel.three;\nlabel.four;\nlabel.five;\n`,
  "src/rates.ts": "export const rateOfDay = (): number => 2;\n",
  "src/loose.ts": `import { label } from "./cart";\n\nconst all: number[] = ["a"];\nconst one: number = "b";\nconst two: boolean = 2;\nconst three: symbol = 3;\nconst four: string = 4;\nexport const loose = () => [all, one, two, three, four, label()];\n`,
  "src/loose.test.ts": `import { loose } from "./loose";\n\nloose();\n`,
  "src/day.js": `// @ts-check\nimport * as rates from "./rates";\n\nexport const rateOfDyes = rates.rateOfDy();\n`,
  "src/broken.test.ts": `import { broken } from "./broken";\n\nexport const all = broken;\n`,
  "src/store.js": `// @ts-check\nimport { Writable } from "stream";\n\nexport class Store extends Writable {\n  close() {\n    return this.write("");\n  }\n  _write() {}\n}\n`,
  "src/store.test.ts": `import { Store } from "./store";\n\nnew Store().close();\n`,
  "src/shelf.js": `// @ts-check\nexport class Shelf {\n  close() {\n    return this.wrote("");\n  }\n  write() {}\n}\n`,
  "src/shelf.test.ts": `import { Shelf } from "./shelf";\n\nnew Shelf().close();\n`,
  "src/twice.js": "// @ts-check\nlet written = 0;\nlet written = 0;\nexport { written };\n",
  "src/typed.js": "// @ts-check\nexport const twice = (price, limit: number) => 2 * price;\n",
  "src/named.test.js": `import { written } from "the-package/twice";\nimport { Shelf } from "./shelf";\n\nnew Shelf(written);\n`,
  "src/many.test.ts": `import { label } from "./cart";\n\nlabel("cm");\n`,
  "src/counted.js": "// @ts-check\nconst size = 0;\nexport const grow = () => {\n  size = 2;\n};\n",
  "src/joined.ts": "const two = (): number => 2;\nexport const joined = Math.max(two(, joined.length);\n",
};

function failureAt(place: string, fields: Partial<LocatedProblem> = {}): LocatedProblem {
  return { ...problemAt(place, "TypeError", "amount.toFixd is not a function", "vitest"), ...fields };
}

async function rowsOf(...problems: LocatedProblem[]): Promise<string[]> {
  const repository = temporaryRepository(FILES);
  const behind = errorsBehind(untoldFailures(problems), repository, await repository.typescript());
  return behind.map(({ error, failures }) => `${error.id} of ${failures.map(({ id }) => id).join(", ")}`);
}

test("the error at a line of the trace is behind the failure", async () => {
  const frame = { file: "src/money.ts", line: 2, inWorkspace: true, own: true };
  expect(await rowsOf(failureAt("src/cart.test.ts:3", { frames: [frame] }))).toEqual([
    "TS2551 behind src/money.ts:2:17 of src/cart.test.ts:3 TypeError",
  ]);
});

test("without one, an error in what the failing test imports is", async () => {
  const failures = [
    failureAt("src/cart.test.ts:3", { test: "labels a cart" }),
    failureAt("src/cart.test.ts:4", { test: "labels another" }),
  ];
  expect(await rowsOf(...failures)).toEqual([
    "TS2551 behind src/money.ts:2:17 of src/cart.test.ts:3 TypeError, src/cart.test.ts:4 TypeError",
  ]);
});

test("names that are missing at many places are few, and those that test runners give are none", async () => {
  const frame = { file: "src/names.ts", line: 2, inWorkspace: true, own: true };
  const message = "second is not defined";
  const failure = failureAt("src/names.test.ts:3", { test: "joins", frames: [frame], message });
  expect(await rowsOf(failure)).toEqual(["TS2304 behind src/names.ts:2:45 of src/names.test.ts:3 TypeError"]);
  const untraced = await rowsOf(failureAt("src/names.test.ts:3", { test: "joins" }));
  expect(untraced.map((row) => row.slice(0, 26))).toEqual(Array(6).fill("TS2304 behind src/names.ts"));
});

test("a name that the trace ran past was there, and so are those of a test", async () => {
  const frame = { file: "src/rounded.test.ts", line: 3, inWorkspace: true, own: true };
  const failure = failureAt("src/rounded.test.ts:3", { test: "rounds", frames: [frame], message: "3 == 2" });
  expect(await rowsOf(failure)).toEqual([
    "TS2551 behind src/money.ts:2:17 of src/rounded.test.ts:3 TypeError",
  ]);
});

test("what a linter says of a file has only syntax or unknown names behind it", async () => {
  const lint = (place: string, code: string): LocatedProblem => problemAt(place, code, "", "eslint");
  expect(await rowsOf(lint("src/money.ts:2", "prefer-const"))).toEqual([]);
  expect(await rowsOf(lint("src/broken.ts:1", "prefer-const"))).toEqual([]);
  expect(await rowsOf(lint("src/broken.ts:1", "PARSE_ERROR"))).toEqual([
    "TS1005 behind src/broken.ts:1:28 of src/broken.ts:1 PARSE_ERROR",
  ]);
});

test("what a formatter says of the layout has nothing behind it, what it says of the syntax has", async () => {
  const said = (code: string | undefined, tool: string): LocatedProblem => {
    const { code: _, ...problem } = problemAt("src/broken.ts:1", "SyntaxError", "", tool);
    return code === undefined ? problem : { ...problem, code };
  };
  expect(await rowsOf(said(undefined, "prettier"))).toEqual([]);
  expect(await rowsOf(said("format", "biome"))).toEqual([]);
  expect(await rowsOf(said("SyntaxError", "prettier"))).toHaveLength(1);
});

test("a log that tells of compile errors has told them all", async () => {
  const failure = failureAt("src/cart.test.ts:3", { test: "labels a cart" });
  expect(await rowsOf(failure, problemAt("src/other.ts:1", "TS2322"))).toEqual([]);
});

test("types of a text that does not parse are those of another text", async () => {
  const frame = { file: "src/joined.ts", line: 2, inWorkspace: true, own: true };
  const failure = failureAt("src/joined.ts:2", { test: "joins", frames: [frame] });
  const rows = await rowsOf(failure);
  expect(rows.map((row) => row.slice(0, 6))).toEqual(["TS1135", "TS1005"]);
});

test("errors that a test has anyway hide none of the sources that it runs", async () => {
  const failure = failureAt("src/untidy.test.ts:3", { test: "labels", message: "3 == 2" });
  expect(await rowsOf(failure)).toEqual([
    "TS2551 behind src/money.ts:2:17 of src/untidy.test.ts:3 TypeError",
  ]);
});

test("a longer name of a script is not the member that it asks for", async () => {
  const frame = { file: "src/day.js", line: 4, inWorkspace: true, own: true };
  const failure = failureAt("src/day.js:4", { frames: [frame], message: "rates.rateOfDy is not a function" });
  expect(await rowsOf(failure)).toEqual(["TS2551 behind src/day.js:4:33 of src/day.js:4 TypeError"]);
});

test("of more errors than one slip makes, those of names are behind the failure", async () => {
  const failure = failureAt("src/loose.test.ts:3", { test: "is loose", message: "3 == 2" });
  expect(await rowsOf(failure)).toEqual(["TS2551 behind src/money.ts:2:17 of src/loose.test.ts:3 TypeError"]);
});

test("where ts-jest tells what a module does not export, or what does not fit, the module may not parse", async () => {
  const told = problemAt("src/broken.test.ts:1", "TS2305", "Module has no exported member", "jest");
  expect(await rowsOf(told)).toEqual(["TS1005 behind src/broken.ts:1:28 of src/broken.test.ts:1 TS2305"]);
  expect(
    await rowsOf(problemAt("src/cart.test.ts:1", "TS2305", "Module has no exported member", "jest")),
  ).toEqual([]);
  expect(await rowsOf(problemAt("src/broken.test.ts:1", "TS2322", "of another type", "jest"))).toEqual([
    "TS1005 behind src/broken.ts:1:28 of src/broken.test.ts:1 TS2322",
  ]);
  expect(await rowsOf(problemAt("src/cart.test.ts:1", "TS2322", "of another type", "jest"))).toEqual([]);
  expect(await rowsOf(problemAt("src/broken.test.ts:1", "TS1005", "',' expected.", "jest"))).toEqual([]);
});

test("what a class may have of a base that the compiler does not know is no misspelt name", async () => {
  const failure = (file: string): LocatedProblem => failureAt(file, { test: "closes", message: "3 == 2" });
  expect(await rowsOf(failure("src/shelf.test.ts:3"))).toEqual([
    "TS2551 behind src/shelf.js:4:17 of src/shelf.test.ts:3 TypeError",
  ]);
  expect(await rowsOf(failure("src/store.test.ts:3"))).toEqual([]);
});

test("what does not parse, or declares a name twice, may be reached by the package's own name", async () => {
  const failure = (message: string): LocatedProblem =>
    failureAt("src/named.test.js:1", {
      message,
      frames: [{ file: "x.js", line: 1, inWorkspace: false, own: false }],
    });
  expect(await rowsOf(failure("SyntaxError: Identifier 'written' has already been declared"))).toEqual([
    "TS2451 behind src/twice.js:2:5 of src/named.test.js:1 TypeError",
    "TS2451 behind src/twice.js:3:5 of src/named.test.js:1 TypeError",
  ]);
  const frameless = { ...failure("SyntaxError: Unexpected token ':'"), frames: [] };
  expect(await rowsOf(frameless)).toHaveLength(4);
  expect(await rowsOf(failure("SyntaxError: Unexpected token ':'"))).toEqual([
    "TS1005 behind src/broken.ts:1:28 of src/named.test.js:1 TypeError",
    "TS1135 behind src/joined.ts:2:36 of src/named.test.js:1 TypeError",
    "TS1005 behind src/joined.ts:2:52 of src/named.test.js:1 TypeError",
    "TS8010 behind src/typed.js:2:37 of src/named.test.js:1 TypeError",
  ]);
});

test("what linters say of constants and of names that are there twice is what the compiler says", async () => {
  const lint = (place: string, code: string, message: string): LocatedProblem => ({
    ...problemAt(place, code, message, "eslint"),
    frames: [],
  });
  expect(await rowsOf(lint("src/counted.js:4", "no-const-assign", "'size' is constant"))).toEqual([
    "TS2588 behind src/counted.js:4:3 of src/counted.js:4 no-const-assign",
  ]);
  expect(await rowsOf(lint("src/counted.js:3", "no-const-assign", "'size' is constant"))).toEqual([]);
  expect(await rowsOf(lint("src/counted.js:4", "prefer-const", "'size' is constant"))).toEqual([]);
  const twice = lint("src/twice.js:3", "", "Parsing error: Identifier 'written' has already been declared");
  expect(await rowsOf(twice)).toHaveLength(2);
  expect(
    await rowsOf({ ...twice, message: "Parsing error: Identifier 'other' has already been declared" }),
  ).toEqual([]);
});

test("a test fails of no argument that nobody takes", async () => {
  const failure = failureAt("src/many.test.ts:3", { test: "labels", message: "3 == 2" });
  expect(await rowsOf(failure)).toEqual(["TS2551 behind src/money.ts:2:17 of src/many.test.ts:3 TypeError"]);
});
