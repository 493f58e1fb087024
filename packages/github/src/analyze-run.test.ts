import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { DEFAULTS, openLogStream } from "@hephaestus/core";
import { expect, onTestFinished, test, vi } from "vitest";
import { analyzeRun } from "./analyze-run.ts";

vi.setConfig({ testTimeout: 120_000 });

const FILES = {
  "package.json": `{ "name": "queue", "type": "module" }\n`,
  "src/queue.js":
    "export class Queue {\n  jobs = [];\n\n  add(job) {\n    this.jobs.push(job);\n    return this.jobs.lenght;\n  }\n}\n",
  "src/queue.test.js": `import assert from "node:assert/strict";\nimport { test } from "node:test";\nimport { Queue } from "./queue.js";\n\ntest("counts jobs", () => {\n  assert.equal(new Queue().add("a"), 1);\n});\n`,
};
const TESTS = "node --test src/queue.test.js";

/** What a run whose tests failed is mended by, where its own tests may be run and where they may not. */
async function takenOf(trust: boolean): Promise<string[]> {
  const workspace = realpathSync(mkdtempSync(join(tmpdir(), "hephaestus-run-")));
  onTestFinished(() => rmSync(workspace, { recursive: true, force: true }));
  for (const [file, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(workspace, file)), { recursive: true });
    writeFileSync(join(workspace, file), text);
  }
  const { stdout } = spawnSync(TESTS, { cwd: workspace, shell: true, encoding: "utf8" });
  const logs = openLogStream("test", Readable.from([Buffer.from(stdout)]));
  const options = { workspace, folder: "", trust, config: DEFAULTS, verify: [TESTS], clock: () => 0 };
  return analyzeRun(logs, options, ({ plan }) => Promise.resolve(plan.taken.map(({ title }) => title)));
}

test("a fix that only the tests can prove is proved by them, where they may run", async () => {
  expect(await takenOf(true)).toEqual(["Change spelling to 'length'"]);
  expect(await takenOf(false)).toEqual([]);
});
