import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { temporaryWorkspace } from "../repository/fixtures/temporary-workspace.ts";
import type { Analysis } from "../model/analysis.ts";
import { openEngine, type Engine } from "./engine.ts";
import { createReading, type Reading } from "./reading.ts";

const TSCONFIG = JSON.stringify({
  compilerOptions: { strict: true, lib: ["es2022"], types: [], noEmit: true },
  include: ["src"],
});
const BROKEN = "export const area = (width: number): number => widht * 2;\n";
const MENDED = BROKEN.replace("widht", "width");
const ERROR = "src/area.ts(1,48): error TS2552: Cannot find name 'widht'. Did you mean 'width'?\n";
const FIRST_COMPILE_MS = 30_000;

function readingOf(text: string): Reading {
  const reading = createReading();
  const log = reading.open({ source: "log" });
  log.push(new TextEncoder().encode(text));
  log.end();
  return reading.soFar();
}

async function open(files: Readonly<Record<string, string>>): Promise<{ engine: Engine; root: string }> {
  const root = temporaryWorkspace({ "tsconfig.json": TSCONFIG, ...files });
  const config = { ignore: [], protectedPaths: [] };
  const engine = await openEngine({
    workspace: root,
    trust: false,
    config,
    clock: () => 0,
    progress: () => undefined,
  });
  onTestFinished(() => engine.dispose());
  return { engine, root };
}

function told({ problems, solutions }: Analysis): unknown {
  return { stale: problems.map(({ stale }) => stale === true), fixes: solutions.map(({ title }) => title) };
}

const OPEN = { stale: [false], fixes: ["Change spelling to 'width'"] };
const SOLVED = { stale: [true], fixes: [] };

it(
  "places what was read without a fix, then finds the fix of the same problems",
  async () => {
    const { engine } = await open({ "src/area.ts": BROKEN });
    const reading: Reading = JSON.parse(JSON.stringify(readingOf(ERROR)));
    const placed = engine.place(reading);
    expect(placed).toMatchObject({
      problems: [{ location: { file: "src/area.ts", line: 1, inWorkspace: true } }],
      solutions: [],
    });
    const concluded = await engine.conclude(reading);
    expect(concluded.problems.map(({ id }) => id)).toEqual(placed.problems.map(({ id }) => id));
    expect(told(concluded)).toEqual(OPEN);
  },
  FIRST_COMPILE_MS,
);

it("takes the paths of a reading from the folder it names", async () => {
  const { engine } = await open({ "a/src/area.ts": BROKEN, "b/src/area.ts": BROKEN });
  const places = ["a", "b"].map(
    (folder) => engine.place({ ...readingOf(ERROR), folder }).problems[0]?.location?.file,
  );
  expect(places).toEqual(["a/src/area.ts", "b/src/area.ts"]);
});

it(
  "sees what was mended in the editor, on the disk, and broken again",
  async () => {
    const { engine, root } = await open({ "src/area.ts": BROKEN });
    const reading = readingOf(ERROR);
    const conclude = async (unsaved?: ReadonlyMap<string, string>): Promise<unknown> =>
      told(await (await engine.renewed(unsaved)).conclude(reading));
    expect(await conclude()).toEqual(OPEN);
    expect(await conclude(new Map([["src/area.ts", MENDED]]))).toEqual(SOLVED);
    expect(await conclude()).toEqual(OPEN);
    writeFileSync(join(root, "src/area.ts"), MENDED);
    expect(await conclude()).toEqual(SOLVED);
    expect(await conclude(new Map([["src/area.ts", `\n${BROKEN}`]]))).toEqual(OPEN);
  },
  FIRST_COMPILE_MS,
);

it(
  "makes fixes for what is unsaved",
  async () => {
    const { engine } = await open({ "src/area.ts": BROKEN });
    const unsaved = new Map([["src/area.ts", `// one more line\n${BROKEN}`]]);
    const { solutions } = await (await engine.renewed(unsaved)).conclude(readingOf(ERROR));
    expect(solutions[0]?.changes[0]?.diff).toContain("@@ -1,2 +1,2 @@");
  },
  FIRST_COMPILE_MS,
);

it("sees files that came", async () => {
  const { engine, root } = await open({ "src/other.ts": "export {};\n" });
  expect(engine.place(readingOf(ERROR)).problems[0]?.location?.inWorkspace).toBe(false);
  writeFileSync(join(root, "src/area.ts"), BROKEN);
  expect((await engine.renewed()).place(readingOf(ERROR)).problems[0]?.location?.inWorkspace).toBe(true);
});
