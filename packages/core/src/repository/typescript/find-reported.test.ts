import { mkdirSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import type { LocatedProblem } from "../../model/problem.ts";
import { temporaryRepository } from "../fixtures/temporary-workspace.ts";
import type { VirtualRepository } from "../virtual-repository.ts";
import { createNativeCompilers } from "./native/native-compilers.ts";
import type { TypeDiagnostic } from "./type-checker.ts";

const TYPESCRIPT_7 = dirname(createRequire(import.meta.url).resolve("typescript/package.json"));
const FILES = {
  "tsconfig.json": `{ "compilerOptions": { "strict": true, "types": [], "module": "esnext", "noUnusedLocals": true }, "include": ["src"] }`,
  "src/shop.ts": `import { unused, price } from "./price";
interface Item { name: string; price: number }
export class Shop implements Item {
  price: number;
  items: Item[] = [{ name: 1, price: "2" }];
  total(): number {
    const sum = this.items.map((item) => item.prize + missing(item.name, other));
    return sum; }
  constructor(readonly size: string) {
    this.items.push({
      name: "a",
    });
  }
}
export function count(shop: Shop): string {
  if (shop.size === 3) return 1;
}
export const all = [price(1), price("2"), undeclared], more: string = all;
const left = 1;
type Left = number; type Loop = Loop | 1;
export default function (this: Shop, a: number, a: string) {}
`,
  "src/price.ts": "export function price(): number {\n  return 1;\n}\n",
};

function repositoryOf(isTrusted: boolean): VirtualRepository {
  const natives = isTrusted ? createNativeCompilers() : undefined;
  onTestFinished(() => natives?.dispose());
  const repository = temporaryRepository(FILES, natives);
  mkdirSync(join(repository.root, "node_modules"));
  symlinkSync(TYPESCRIPT_7, join(repository.root, "node_modules/typescript"), "junction");
  return repository;
}

function problemOf({ file, code, message, line, column }: TypeDiagnostic): LocatedProblem {
  return {
    id: `${file}:${line}:${column} ${code}`,
    tool: "tsc",
    code,
    severity: "error",
    message,
    location: { file, line, column, inWorkspace: true },
    frames: [],
    evidence: { startLine: 1, endLine: 1 },
    excerpt: [],
    occurrences: 1,
    causeOf: [],
  };
}

test("an error is the one that a check of its whole file finds, wherever it stands and whatever was asked before", async () => {
  const whole = repositoryOf(false);
  const errors = (await whole.typescript()).diagnostics(whole, ["src/shop.ts"]);
  expect(errors.length).toBeGreaterThan(15);
  for (const order of [errors, errors.toReversed()]) {
    const repository = repositoryOf(true);
    const engine = await repository.typescript();
    for (const error of order) expect(engine.reported(repository, problemOf(error))).toEqual(error);
    expect(engine.diagnostics(repository, ["src/shop.ts"])).toEqual(errors);
  }
});

test("words of another version lead to the same error", async () => {
  const repository = repositoryOf(true);
  const engine = await repository.typescript();
  const error = engine.diagnostics(repository, ["src/shop.ts"]).find(({ code }) => code === "TS2551");
  if (error === undefined) throw new Error("no member is misspelt");
  const told = {
    ...problemOf(error),
    code: "TS2339",
    message: "Property 'prize' does not exist on type 'Item'.",
  };
  expect(engine.reported(repository, told)).toEqual(error);
  expect(engine.reported(repository, { ...told, location: { ...told.location, line: 1 } })).toBeUndefined();
});

test("a whole file is checked only where its line does not tell, or where TypeScript 6 proves", async () => {
  for (const isTrusted of [true, false]) {
    const repository = repositoryOf(isTrusted);
    const engine = await repository.typescript();
    const { program, path } = engine.program(repository, "src/shop.ts");
    const asked = vi.spyOn(program, "getSemanticDiagnostics");
    const error = {
      file: "src/shop.ts",
      code: "TS2304",
      message: "Cannot find name 'undeclared'.",
      start: 0,
    };
    const problem = problemOf({ ...error, length: 10, line: 18, column: 45 });
    expect(engine.reported(repository, problem)?.code).toBe("TS2304");
    expect(program.getSourceFile(path)).toBeDefined();
    const wasWhole = asked.mock.calls.some((parts: readonly unknown[]) => parts[2] === undefined);
    expect(wasWhole).toBe(!isTrusted);
  }
});
