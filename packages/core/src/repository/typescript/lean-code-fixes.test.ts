import { ts } from "ts-morph";
import { expect, test, vi } from "vitest";
import { leanCodeFixes } from "./lean-code-fixes.ts";
import { LIB_FOLDER, readLibFile } from "./lib-files.ts";

const SHOP = "/shop.ts";
const FILES: Readonly<Record<string, string>> = {
  [SHOP]: `import { price } from "./price";
async function amount(): Promise<number> { return 1; }
export async function total(): Promise<number> {
  const first = amount();
  const twice = first + 1;
  const [unused, loop] = [twice, sum];
  return pric() + twice + sum + loop.siz;
}
export function later() { return amount().then((value) => value); }
export type { Price, Kind } from "./price";
`,
  "/price.ts": `export function price(): number { return 1; }
export function sum(): number { return 2; }
export interface Price { a: 1 }
export type Kind = 1;
`,
};
const FORMAT = ts.getDefaultFormatCodeSettings("\n");

function read(path: string): string | undefined {
  return FILES[path] ?? readLibFile(path);
}

function openService(): ts.LanguageService {
  return ts.createLanguageService({
    getCompilationSettings: () => ({ strict: true, types: [], module: ts.ModuleKind.ESNext }),
    getScriptFileNames: () => Object.keys(FILES),
    getScriptVersion: () => "0",
    getScriptSnapshot: (path) => {
      const text = read(path);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => "/",
    getDefaultLibFileName: () => `${LIB_FOLDER}/lib.es2020.d.ts`,
    readFile: read,
    fileExists: (path) => read(path) !== undefined,
  });
}

type CodeFixes = ts.LanguageService["getCodeFixesAtPosition"];

function answersTo({ code, start = 0, length = 0 }: ts.Diagnostic, ask: CodeFixes): unknown[] {
  return ask(SHOP, start, start + length, [code, 2304, code], FORMAT, {}).map((fix) => [
    fix.description,
    fix.fixName,
    fix.changes,
  ]);
}

test("the answers to every error of a file are those of the whole service, but for what is for all at once", () => {
  const errors = openService().getSemanticDiagnostics(SHOP);
  expect(errors.map(({ code }) => code)).toEqual([2365, 2304, 2552, 2304]);
  for (const error of errors) {
    const [whole, lean] = [openService(), leanCodeFixes(openService())];
    expect(answersTo(error, lean)).toEqual(answersTo(error, whole.getCodeFixesAtPosition));
  }
});

test("the file is not checked for it, and the program is as it was, also after a throw", () => {
  const missing = openService()
    .getSemanticDiagnostics(SHOP)
    .find(({ code }) => code === 2304);
  if (missing === undefined) throw new Error("no name is missing");
  const service = openService();
  const program = service.getProgram();
  if (program === undefined) throw new Error("no program");
  const asked = vi.spyOn(program, "getSemanticDiagnostics");
  const { getSemanticDiagnostics } = program;
  const fixes = leanCodeFixes(service);
  expect(answersTo(missing, fixes)).not.toEqual([]);
  expect(() => fixes("/none.ts", 0, 1, [2304], FORMAT, {})).toThrow();
  expect(asked).not.toHaveBeenCalled();
  expect(program.getSemanticDiagnostics).toBe(getSemanticDiagnostics);
});
