import fs, {
  cpSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { openLogFile } from "../logs/sources/open-log.ts";
import type { LogInput } from "../logs/sources/log-input.ts";
import type { Analysis } from "../model/analysis.ts";
import { editsBetween } from "../repository/edits-between.ts";
import type { EngineOptions } from "./engine-parts.ts";
import { openEngine, type Engine } from "./engine.ts";
import { planFix } from "./fix.ts";

const PACKAGES = join(import.meta.dirname, "../../..");
const DEMO = { project: join(PACKAGES, "demo/project"), log: join(PACKAGES, "demo/ci.log") };
const MONOREPO = join(PACKAGES, "testkit/projects/inventory-monorepo");
const PROVED_ONLY = { all: false, only: [], commands: [], folder: "", commandTimeoutMs: 0 };
/** The first use of the compiler in a process takes its time on a busy machine. */
const TIMEOUT_MS = 30_000;

const opened: { dispose(): void }[] = [];
const folders: string[] = [];

afterAll(() => {
  for (const engine of opened) engine.dispose();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
});

async function open(workspace: string | undefined, options: Partial<EngineOptions> = {}): Promise<Engine> {
  const engine = await openEngine({
    trust: false,
    config: { ignore: [], protectedPaths: [] },
    clock: () => 0,
    progress: () => undefined,
    ...(workspace === undefined ? {} : { workspace }),
    ...options,
  });
  opened.push(engine);
  return engine;
}

function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "hephaestus-engine-")));
  folders.push(folder);
  return folder;
}

function writeFiles(folder: string, files: Readonly<Record<string, string>>): string {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return folder;
}

async function* logOf(...lines: string[]): AsyncGenerator<LogInput> {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(lines.map((line) => `${line}\n`).join(""));
  }
  yield { source: "log", chunks: chunks() };
}

/** Problems as `TS2304 src/a.ts:3`, or the tool where it gave no code. */
function labels({ problems }: Analysis, ids: readonly string[]): string[] {
  return ids.map((id) => {
    const problem = problems.find((candidate) => candidate.id === id);
    const { code, tool, location } = problem ?? {};
    return [code ?? tool, location && `${location.file}:${location.line}`].filter(Boolean).join(" ");
  });
}

function proved({ solutions }: Analysis): string[] {
  return solutions.filter(({ verdict }) => verdict.status === "proved").map(({ title }) => title);
}

describe("the demo's log, untrusted", { timeout: TIMEOUT_MS }, () => {
  let engine: Engine;
  let analysis: Analysis;

  beforeAll(async () => {
    engine = await open(DEMO.project);
    analysis = await engine.analyze(openLogFile(DEMO.log, "ci.log"));
  }, TIMEOUT_MS);

  it("has the compile errors that explain most first, each with what follows from it", () => {
    const roots = labels(analysis, analysis.roots);
    expect(roots.slice(0, 4)).toEqual([
      "TS2304 src/invoice.ts:9",
      "TS2305 src/invoice.ts:2",
      "TS2551 src/cart.ts:28",
      "TS2339 src/fulfilment.ts:15",
    ]);
    const rename = analysis.problems.find(({ id }) => id === analysis.roots[1]);
    expect(labels(analysis, rename?.causeOf ?? [])).toEqual([
      "TS2305 src/pricing.ts:2",
      "TS2305 src/server.ts:5",
      "TS2305 src/shipping.ts:3",
    ]);
  });

  it("makes every problem a root or the effect of one root", () => {
    const effects = analysis.problems.flatMap(({ causeOf }) => causeOf);
    const current = analysis.problems.filter(({ stale }) => stale !== true).map(({ id }) => id);
    expect([...analysis.roots, ...effects].toSorted()).toEqual(current.toSorted());
    expect(new Set(effects).size).toBe(effects.length);
  });

  it("proves the four compile errors", () => {
    expect(proved(analysis).toSorted()).toEqual(
      [
        "Import `formatMoney` from './money'",
        "Add 'await' to initializer for 'level'",
        "Change spelling to 'quantity'",
        "Rename `readConfig` to `loadSettings` in 4 files",
      ].toSorted(),
    );
  });

  it("says that the lint error needs trust", () => {
    const untried = analysis.untried.map(({ problemId, reason }) => [
      labels(analysis, [problemId])[0],
      reason,
    ]);
    expect(untried).toEqual([["prefer-const src/shipping.ts:16", "needs-trust"]]);
  });

  it("is analysed alike again, by the same engine and by another", async () => {
    const again = await engine.analyze(openLogFile(DEMO.log, "ci.log"));
    const another = await (await open(DEMO.project)).analyze(openLogFile(DEMO.log, "ci.log"));
    expect(again).toEqual(analysis);
    expect(another).toEqual(analysis);
    expect(JSON.parse(JSON.stringify(analysis))).toEqual(analysis);
  });

  it("has one set of changes, after which nothing is left to compile", async () => {
    const plan = await planFix(engine, analysis, PROVED_ONLY);
    expect(plan.left).toEqual([]);
    expect(plan.taken).toHaveLength(4);
    expect(await compileErrorsAfter(engine, plan.changes)).toEqual([]);
  });
});

describe("a monorepo with project references", { timeout: TIMEOUT_MS }, () => {
  let engine: Engine;

  beforeAll(async () => {
    const folder = temporaryFolder();
    cpSync(MONOREPO, folder, { recursive: true });
    engine = await open(folder);
  });

  it.each(["tsc-b.log", "tsc-b-pretty.log"])("has all four causes of %s proved", async (log) => {
    const analysis = await engine.analyze(openLogFile(join(MONOREPO, log), log));
    expect(proved(analysis)).toEqual([
      "Rename `normaliseSku` to `normalizeSku` in 2 files",
      "Change spelling to 'onHand'",
      "Import `compareBySku` from '@depot/stock'",
      "Import from './text/columns'",
    ]);
    const plan = await planFix(engine, analysis, PROVED_ONLY);
    expect(plan.left).toEqual([]);
    expect(await compileErrorsAfter(engine, plan.changes)).toEqual([]);
  });
});

/** Errors of every file of the workspace with the changes made. */
async function compileErrorsAfter(
  { repository }: Engine,
  changes: readonly { file: string; before: string; after: string }[],
): Promise<string[]> {
  const edits = changes.map(({ file, before, after }) => ({ file, edits: editsBetween(before, after) }));
  const view = repository?.with(edits);
  if (view === undefined) throw new Error("there is no workspace");
  const checker = await view.typescript();
  return checker.diagnostics(view, view.files).map(({ code, file, line }) => `${code} ${file}:${line}`);
}

const TSCONFIG = JSON.stringify({
  compilerOptions: { strict: true, lib: ["es2022"], types: [], noEmit: true },
  include: ["src"],
});
const AREA = "export const area = (width: number, height: number): number => widht * height;\n";
const AREA_ERROR = "src/area.ts(1,64): error TS2552: Cannot find name 'widht'. Did you mean 'width'?";

describe("what the user rules", { timeout: TIMEOUT_MS }, () => {
  const files = { "tsconfig.json": TSCONFIG, "src/area.ts": AREA };

  it("ignores what is to be ignored, and says how much", async () => {
    const config = { ignore: [{ code: "TS2552" }], protectedPaths: [] };
    const engine = await open(writeFiles(temporaryFolder(), files), { config });
    const analysis = await engine.analyze(logOf(AREA_ERROR));
    expect(analysis).toMatchObject({ problems: [], roots: [], solutions: [] });
    expect(analysis.notes).toEqual([expect.stringMatching(/^1 .*hephaestus\.yaml/)]);
  });

  it("says where a report on one line was too long to be read whole", async () => {
    const engine = await open(writeFiles(temporaryFolder(), files));
    const { notes } = await engine.analyze(
      logOf(`[{"filePath":"src/area.ts","source":"${"x".repeat(2 ** 25)}"}]`),
    );
    expect(notes).toEqual([expect.stringMatching(/^1 line is longer than 16 MiB and read in part/)]);
  });

  it("has no solution that touches a protected path", async () => {
    const config = { ignore: [], protectedPaths: ["src/**"] };
    const engine = await open(writeFiles(temporaryFolder(), files), { config });
    const analysis = await engine.analyze(logOf(AREA_ERROR));
    expect(analysis.solutions).toEqual([]);
    expect(analysis.untried).toEqual([
      { problemId: analysis.roots[0], reason: "protected", files: ["src/area.ts"] },
    ]);
  });

  it("executes nothing of a workspace that is not trusted", async () => {
    const workspace = writeFiles(temporaryFolder(), {
      "package.json": '{ "type": "module", "scripts": { "prepare": "node mark.js" } }',
      "eslint.config.js": 'import { writeFileSync } from "node:fs";\nwriteFileSync("executed.marker", "");\n',
      "mark.js": 'import { writeFileSync } from "node:fs";\nwriteFileSync("executed.marker", "");\n',
      "src/total.js": "export let rate = 0.2;\n",
    });
    const engine = await open(workspace);
    const analysis = await engine.analyze(
      logOf(
        join(workspace, "src/total.js"),
        "  1:12  error  'rate' is never reassigned. Use 'const' instead  prefer-const",
      ),
    );
    expect(labels(analysis, analysis.roots)).toEqual(["prefer-const src/total.js:1"]);
    expect(analysis.untried.map(({ reason }) => reason)).toEqual(["needs-trust"]);
    expect(fs.existsSync(join(workspace, "executed.marker"))).toBe(false);
  });
});

describe("logs with little to say", { timeout: TIMEOUT_MS }, () => {
  it("finds nothing in an empty log", async () => {
    const analysis = await (await open(temporaryFolder())).analyze(logOf());
    expect(analysis).toMatchObject({
      problems: [],
      roots: [],
      solutions: [],
      refuted: 0,
      untried: [],
      notes: [],
    });
  });

  it("finds problems without a workspace, but offers nothing", async () => {
    const analysis = await (await open(undefined)).analyze(logOf(AREA_ERROR));
    expect(analysis).not.toHaveProperty("workspace");
    expect(labels(analysis, analysis.roots)).toEqual(["TS2552 src/area.ts:1"]);
    expect(analysis.problems[0]?.location?.inWorkspace).toBe(false);
    expect(analysis.solutions).toEqual([]);
  });

  it("offers nothing for a log of other code", async () => {
    const engine = await open(writeFiles(temporaryFolder(), { "src/other.ts": "export {};\n" }));
    const analysis = await engine.analyze(logOf(AREA_ERROR));
    expect(analysis.solutions).toEqual([]);
    expect(analysis.problems[0]?.location?.inWorkspace).toBe(false);
  });
});

describe("a log that points outside", { timeout: TIMEOUT_MS }, () => {
  const SECRET = "the-secret-of-another-folder";
  let base: string;
  let engine: Engine;

  beforeAll(async () => {
    base = writeFiles(temporaryFolder(), {
      "outside/secret.ts": `export const ${SECRET.replaceAll("-", "_")} = widht; // ${SECRET}\n`,
      "inside/tsconfig.json":
        '{ "compilerOptions": { "lib": ["es2022"], "types": [] }, "files": ["src/area.ts"] }',
      "inside/src/area.ts": AREA,
    });
    symlinkSync(join(base, "outside"), join(base, "inside/src/linked"), "junction");
    engine = await open(join(base, "inside"));
  });

  afterEach(() => {
    vi.restoreAllMocks();
    syncBuiltinESMExports();
  });

  const error = "(1,48): error TS2552: Cannot find name 'widht'. Did you mean 'width'?";
  const trace = (path: string): string[] => [
    `${path}:1`,
    "export const secret = widht;",
    "                      ^",
    "",
    "ReferenceError: widht is not defined",
    `    at Object.<anonymous> (${path}:1:48)`,
  ];

  it.each([
    "../outside/secret.ts",
    "src/../../outside/secret.ts",
    "./src/linked/secret.ts",
    "src/linked/secret.ts",
    "..\\outside\\secret.ts",
    "../../../../../../../../etc/passwd",
    "/etc/passwd",
    "C:\\Windows\\win.ini",
    "file:///etc/passwd",
    "//server/share/secret.ts",
  ])("gets nothing from %s", async (path) => {
    const reads = filesRead();
    const analysis = await engine.analyze(logOf(`${path}${error}`, ...trace(path), AREA_ERROR));
    expectNothingFromOutside(analysis, reads());
  });

  it("gets nothing from an absolute path", async () => {
    const reads = filesRead();
    const path = join(base, "outside/secret.ts");
    const analysis = await engine.analyze(logOf(`${path}${error}`, ...trace(path), AREA_ERROR));
    expectNothingFromOutside(analysis, reads());
  });

  it("gets nothing by an import that the log names", async () => {
    const path = "../../outside/secret";
    const analysis = await engine.analyze(
      logOf(
        `src/area.ts(1,1): error TS2307: Cannot find module '${path}' or its corresponding type declarations.`,
      ),
    );
    expect(analysis.solutions).toEqual([]);
  });

  /** Only the file of the workspace is placed, mended and shown; what the log quotes of others is the log's. */
  function expectNothingFromOutside(analysis: Analysis, reads: readonly string[]): void {
    expect(proved(analysis)).toEqual(["Change spelling to 'width'"]);
    const changed = analysis.solutions.flatMap(({ changes }) => changes.map(({ file }) => file));
    expect([...new Set(changed)]).toEqual(["src/area.ts"]);
    const inside = analysis.problems.filter(({ location }) => location?.inWorkspace === true);
    expect([...new Set(inside.map(({ location }) => location?.file))]).toEqual(["src/area.ts"]);
    expect(
      analysis.problems.flatMap(({ frames }) => frames).filter(({ inWorkspace }) => inWorkspace),
    ).toEqual([]);
    expect(JSON.stringify(analysis)).not.toContain(SECRET);
    expect(reads.filter((path) => /outside|linked|passwd|win\.ini|share/.test(path))).toEqual([]);
  }
});

/** Tells which files were read since; they are read all the same. */
function filesRead(): () => string[] {
  const spy = vi.spyOn(fs, "readFileSync");
  syncBuiltinESMExports();
  return () => spy.mock.calls.map(([path]) => String(path));
}
