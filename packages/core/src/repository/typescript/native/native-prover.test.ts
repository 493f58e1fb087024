import { mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import process from "node:process";
import { expect, onTestFinished, test, vi } from "vitest";
import { replacing, temporaryRepository, type Files } from "../../fixtures/temporary-workspace.ts";
import type { VirtualRepository } from "../../virtual-repository.ts";
import type { TypeDiagnostic, TypeProver } from "../type-checker.ts";
import { createNativeCompilers, type NativeCompilers } from "./native-compilers.ts";

const TYPESCRIPT_7 = dirname(createRequire(import.meta.url).resolve("typescript/package.json"));
const CONFIG = `{ "compilerOptions": { "types": [], "module": "esnext", "noUnusedLocals": true }, "include": ["src"] }`;
const PROJECT = {
  "tsconfig.json": CONFIG,
  "src/price.ts": "export function price(): number {\n  return 1;\n}\n",
  "src/total.ts": 'import { price } from "./price";\nexport const total: number = price();\n',
};
const ODD_TEXTS = {
  "tsconfig.json": CONFIG,
  "src/smile.ts":
    'const a = "😀é"; export const b: number = a;\r\nconst unused = 1;\u2028export const c: number = a;\n',
  "src/mark.ts": '\uFEFFexport const d: number = "";\n',
  "src/twice.ts": "let e = (1;\nlet e = 2;\nexport { e };\n",
  "src/deep.ts":
    "export const f: { g: { h: number } } = { g: { h: '' } };\nexport const i: () => { j: 1 } = () => ({ j: 2 });\nconst k: (l: string) => void = (l: number) => {};\nk('');\n",
};
/** What a test may wait for a process to end. */
const WAIT = { timeout: 10_000, interval: 20 };

function compilers(timeoutMs?: number): NativeCompilers {
  const natives = createNativeCompilers(timeoutMs);
  onTestFinished(() => natives.dispose());
  return natives;
}

function withTypeScript7(files: Files): VirtualRepository {
  const repository = temporaryRepository(files, compilers());
  mkdirSync(join(repository.root, "node_modules"));
  symlinkSync(TYPESCRIPT_7, join(repository.root, "node_modules/typescript"), "junction");
  return repository;
}

/** A package that says it is TypeScript 7, with this for its API. */
function withImpostor(api: string, natives: NativeCompilers): VirtualRepository {
  const manifest = { name: "typescript", version: "7.9.9", exports: { "./unstable/sync": "./api.cjs" } };
  const files = {
    ...PROJECT,
    "node_modules/typescript/package.json": JSON.stringify(manifest),
    "node_modules/typescript/api.cjs": api,
  };
  return temporaryRepository(files, natives);
}

async function proversOf(repository: VirtualRepository, ...files: string[]): Promise<TypeProver[]> {
  return (await repository.typescript()).provers([repository], files);
}

async function titlesOf(repository: VirtualRepository, ...files: string[]): Promise<string[]> {
  return (await proversOf(repository, ...files)).map(({ title }) => title);
}

function codes(found: readonly TypeDiagnostic[] | undefined): string[] | undefined {
  return found?.map(({ file, code, line, column }) => `${file}:${line}:${column} ${code}`);
}

test("both compilers tell the same errors at the same places of odd texts", async () => {
  const repository = withTypeScript7(ODD_TEXTS);
  const files = Object.keys(ODD_TEXTS).filter((file) => file.endsWith(".ts"));
  const [native, own] = await proversOf(repository, ...files);
  expect(native?.title).toMatch(/^TypeScript 7\.\d+\.\d+, native$/);
  const found = await native?.diagnostics(repository, files);
  expect(found?.length).toBeGreaterThan(8);
  expect(found).toEqual(await own?.diagnostics(repository, files));
});

test("a view is seen with its edits, and the one it came from without them", async () => {
  const repository = withTypeScript7(PROJECT);
  const [native] = await proversOf(repository, "src/total.ts");
  const edited = repository.with([replacing(repository, "src/price.ts", "number", "string")]);
  const further = edited.with([replacing(edited, "src/total.ts", "number", "string")]);
  const ask = async (view: VirtualRepository): Promise<string[] | undefined> =>
    codes(await native?.diagnostics(view, Object.keys(PROJECT).slice(1)));
  expect(await ask(edited)).toEqual(["src/price.ts:2:3 TS2322", "src/total.ts:2:14 TS2322"]);
  expect(await ask(repository)).toEqual([]);
  expect(await ask(further)).toEqual(["src/price.ts:2:3 TS2322"]);
  const others = ["boolean", "null", "symbol"].map((type) =>
    repository.with([replacing(repository, "src/price.ts", "number", type)]),
  );
  for (const view of others) expect((await ask(view))?.length).toBe(2);
  expect(await ask(repository.with([]))).toEqual([]);
});

test("what is unsaved is seen, not the disk", async () => {
  const repository = withTypeScript7(PROJECT).renewed(
    new Map([["src/price.ts", "export const price = (): string => '';\n"]]),
  );
  const [native] = await proversOf(repository, "src/total.ts");
  expect(codes(await native?.diagnostics(repository, ["src/total.ts"]))).toEqual([
    "src/total.ts:2:14 TS2322",
  ]);
});

test("several projects are opened as they are asked of", async () => {
  const repository = withTypeScript7({
    ...PROJECT,
    "other/tsconfig.json": "{}",
    "other/a.ts": 'export const a: number = "";\n',
  });
  const [native] = await proversOf(repository, "src/total.ts", "other/a.ts");
  expect(codes(await native?.diagnostics(repository, ["src/total.ts"]))).toEqual([]);
  expect(codes(await native?.diagnostics(repository, ["other/a.ts", "src/total.ts"]))).toEqual([
    "other/a.ts:1:14 TS2322",
  ]);
});

test("a project that refers to another one sees its sources, as TypeScript 6 does", async () => {
  const composite = `{ "compilerOptions": { "types": [], "module": "esnext", "composite": true, "outDir": "dist", "rootDir": "." }`;
  const repository = withTypeScript7({
    "lib/tsconfig.json": `${composite} }`,
    "lib/price.ts": "export const price = (): number => 1;\n",
    "app/tsconfig.json": `${composite}, "references": [{ "path": "../lib" }] }`,
    "app/total.ts": 'import { price } from "../lib/price";\nexport const total: number = price();\n',
  });
  const edited = repository.with([replacing(repository, "lib/price.ts", "number => 1", "string => ''")]);
  const files = ["app/total.ts", "lib/price.ts"];
  const [native, own] = (await repository.typescript()).provers([repository, edited], files);
  const expected = ["app/total.ts:2:14 TS2322"];
  expect(codes(await native?.diagnostics(edited, files))).toEqual(expected);
  expect(codes(await own?.diagnostics(edited, files))).toEqual(expected);
  expect(await native?.diagnostics(repository, files)).toEqual([]);
});

test.each<[what: string, files: Files, file: string]>([
  ["JavaScript", { ...PROJECT, "src/a.js": "" }, "src/a.js"],
  ["files of no tsconfig", { ...PROJECT, "scripts/a.ts": "" }, "scripts/a.ts"],
])("%s is for TypeScript 6", async (_, files, file) => {
  expect(await titlesOf(withTypeScript7(files), file)).toEqual(["TypeScript 6.0.2"]);
});

test("a project with an older TypeScript, or none, is proved by TypeScript 6", async () => {
  const older = { ...PROJECT, "node_modules/typescript/package.json": '{ "version": "5.9.3" }' };
  for (const files of [PROJECT, older])
    expect(await titlesOf(temporaryRepository(files, compilers()), "src/total.ts")).toEqual([
      "TypeScript 6.0.2",
    ]);
});

test("nothing of a workspace that is not trusted is started", async () => {
  const impostor = Object.entries({
    ...PROJECT,
    "node_modules/typescript/package.json":
      '{ "version": "7.0.2", "exports": { "./unstable/sync": "./api.cjs" } }',
  });
  expect(await titlesOf(temporaryRepository(Object.fromEntries(impostor)), "src/total.ts")).toEqual([
    "TypeScript 6.0.2",
  ]);
});

test("a tsconfig that asks for what is gone from TypeScript 7 is proved by TypeScript 6", async () => {
  const repository = withTypeScript7({
    ...PROJECT,
    "tsconfig.json": `{ "compilerOptions": { "types": [], "target": "es5", "ignoreDeprecations": "6.0" }, "include": ["src"] }`,
  });
  const [native, own] = await proversOf(repository, "src/total.ts");
  expect(await native?.diagnostics(repository, ["src/total.ts"])).toBeUndefined();
  expect(await own?.diagnostics(repository, ["src/total.ts"])).toEqual([]);
});

const ANSWERS = `getConfigFileParsingDiagnostics: () => [], getProgramDiagnostics: () => [],
  getSourceFileNames: () => names, getSyntacticDiagnostics: () => [], getSemanticDiagnostics: () => []`;

test.each<[what: string, api: string]>([
  ["cannot be loaded", "throw new Error('no')"],
  ["ends", "process.exit(1)"],
  ["has another API", "exports.createCompiler = () => {}"],
  ["throws", "exports.API = class { updateSnapshot() { throw new Error('panic') } }"],
  ["hangs", "exports.API = class { updateSnapshot() { for (;;); } }"],
  [
    "answers nonsense",
    `exports.API = class { constructor({ cwd }) { this.cwd = cwd } updateSnapshot() {
      const names = [this.cwd + "/src/total.ts"];
      return { getProject: () => ({ compilerOptions: {}, program: { ${ANSWERS}, getSemanticDiagnostics: () => [{ code: "TS1" }] } }) } } }`,
  ],
  [
    "does not read what is edited",
    `exports.API = class { constructor({ cwd }) { this.cwd = cwd } updateSnapshot() {
      const names = [this.cwd + "/src/total.ts", this.cwd + "/src/price.ts"];
      return { getProject: () => ({ compilerOptions: {}, program: { ${ANSWERS} } }) } } }`,
  ],
  [
    "does not know the file",
    `exports.API = class { updateSnapshot() {
      const names = [];
      return { getProject: () => ({ compilerOptions: {}, program: { ${ANSWERS} } }) } } }`,
  ],
])("a compiler that %s has no answer", async (_, api) => {
  const repository = withImpostor(api, compilers(2000));
  const edited = repository.with([replacing(repository, "src/price.ts", "1", "'1'")]);
  const [native, own] = (await repository.typescript()).provers([repository, edited], ["src/price.ts"]);
  expect(native?.title).toBe("TypeScript 7.9.9, native");
  expect(await native?.diagnostics(edited, ["src/price.ts"])).toBeUndefined();
  expect(codes(await own?.diagnostics(edited, ["src/price.ts"]))).toEqual(["src/price.ts:2:3 TS2322"]);
});

const STARTS_ANOTHER = `const { spawn } = require("node:child_process");
const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
require("node:fs").writeFileSync(__dirname + "/processes", process.pid + " " + child.pid);
exports.API = class { updateSnapshot() { for (;;); } };`;

test("what was started is ended with all that it started, also where it hangs", async () => {
  const natives = compilers();
  const repository = withImpostor(STARTS_ANOTHER, natives);
  const [native] = await proversOf(repository, "src/price.ts");
  const answer = native?.diagnostics(repository, ["src/price.ts"]);
  const list = join(repository.root, "node_modules/typescript/processes");
  const pids = await vi.waitFor(() => {
    const [host, child] = readFileSync(list, "utf8").split(" ").map(Number);
    if (!host || !child) throw new Error("not started yet");
    return [host, child];
  }, WAIT);
  natives.dispose();
  expect(await answer).toBeUndefined();
  await vi.waitFor(() => expect(pids.filter(isRunning)).toEqual([]), WAIT);
});

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0) && !isDefunct(pid);
  } catch {
    return false;
  }
}

/** Ended, but nobody has asked how. */
function isDefunct(pid: number): boolean {
  try {
    return / Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}
