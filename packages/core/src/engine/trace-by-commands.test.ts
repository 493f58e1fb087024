import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { copyBefore, readFixtureCases } from "../fixers/fixture-case.ts";
import { openLogFile } from "../logs/sources/open-log.ts";
import type { Analysis } from "../model/analysis.ts";
import { openEngine } from "./engine.ts";
import { planFix, type FixPlan } from "./fix.ts";
import { raiseByCommands } from "./raise-by-commands.ts";

vi.setConfig({ testTimeout: 120_000 });

const TESTS = "node --test";

/** The case of a test that fails since two functions were changed, one of them without harm; what commands then tell. */
async function heard(command: string): Promise<{ analysis: Analysis; plan: FixPlan }> {
  const fixture = readFixtureCases().find(({ name }) => name === "other-sum");
  if (fixture === undefined) throw new Error("there is no such case");
  const { workspace, remove } = copyBefore(fixture);
  onTestFinished(remove);
  const engine = await openEngine({
    workspace,
    trust: true,
    config: { ignore: [], protectedPaths: [] },
    clock: () => 0,
    progress: () => undefined,
  });
  onTestFinished(() => engine.dispose());
  const log = openLogFile(join(fixture.folder, "log.txt"), "log.txt");
  const request = { commands: [command], folder: "", commandTimeoutMs: 60_000 };
  const analysis = await raiseByCommands(engine, await engine.analyze(log), request);
  return { analysis, plan: await planFix(engine, analysis, { ...request, all: true, only: [] }) };
}

test("a failing test is traced to the change without which it passes, and that is not taken back unasked", async () => {
  const { analysis, plan } = await heard(TESTS);
  const { solutions, refuted } = analysis;
  expect(solutions.map(({ title, verdict }) => [title, verdict.status, verdict.level])).toEqual([
    ["Revert the change of `total` (lib/cart.js:12)", "plausible", "command"],
  ]);
  expect(refuted).toBe(1);
  expect(solutions[0]?.verdict.proofs.at(-1)?.detail).toBe(
    "`node --test` fails with the change, by this test, and passes without it, 2 times each",
  );
  expect(plan.taken).toEqual([]);
  expect(plan.left[0]?.reason).toMatch(/^without that change all passes; if it is not meant, `--only \w{8}`/);
});

test("a test that fails now and then is traced to nothing", async () => {
  const folder = mkdtempSync(join(tmpdir(), "hephaestus-luck-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const count = join(folder, "count");
  const { solutions } = (await heard(`echo >> ${count}; test $(wc -l < ${count}) = 3 || node --test`))
    .analysis;
  expect(solutions.map(({ verdict }) => verdict.level)).not.toContain("command");
});

test("commands that do not show the failure, or fail for something else, trace nothing", async () => {
  for (const command of ["node lib/cart.js", "node --test && false"]) {
    const { solutions, refuted } = (await heard(command)).analysis;
    expect(solutions.map(({ verdict }) => verdict.level)).not.toContain("command");
    expect(refuted).toBe(command.startsWith("node lib") ? 0 : 1);
  }
});
