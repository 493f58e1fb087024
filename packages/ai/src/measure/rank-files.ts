import { spawnSync } from "node:child_process";
import { mkdtempSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { DEFAULTS, openEngine, openLogStream, type CandidateProvider } from "@hephaestus/core";
import { contextOf, editableFiles } from "../context/context.ts";
import { git, type BugFix } from "./bug-fixes.ts";

/** The files that a model would be shown for what the tests of a fix print without it, likeliest first. */
export interface Ranked {
  fix: BugFix;
  /** Empty where no test failed, or none was found in the log. */
  files: string[];
  failed: boolean;
}

const CONTEXT_TOKENS = 16_000;

/**
 * Checks a fix out with its sources as they were before, as a repository without a history, so that nothing tells what was
 * mended; runs its tests, and looks what of the workspace their log leads to.
 */
export async function rankFiles(repository: string, fix: BugFix): Promise<Ranked> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "hephaestus-recall-")));
  try {
    git(repository, ["clone", "-q", "--shared", "--no-checkout", repository, folder]);
    git(folder, ["checkout", "-q", fix.commit]);
    git(folder, ["checkout", "-q", `${fix.commit}~1`, "--", ...fix.sources]);
    rmSync(join(folder, ".git"), { recursive: true });
    git(folder, ["init", "-q"]);
    for (const place of [".", "packages/core"])
      symlinkSync(join(repository, place, "node_modules"), join(folder, place, "node_modules"), "junction");
    const { log, failed } = runTests(folder, fix.tests);
    return { fix, failed, files: failed ? await filesFor(folder, log) : [] };
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

function runTests(folder: string, tests: readonly string[]): { log: string; failed: boolean } {
  const vitest = join(folder, "node_modules/vitest/vitest.mjs");
  const env = { ...process.env, NO_COLOR: "1", CI: "1" };
  const { stdout, stderr, status } = spawnSync(process.execPath, [vitest, "run", ...tests], {
    cwd: folder,
    env,
    encoding: "utf8",
    timeout: 180_000,
    maxBuffer: 1 << 28,
  });
  return { log: stdout + stderr, failed: status === 1 && stderr.includes("FAIL") };
}

/** Files over all failures of the log, each by the best of its ranks. */
async function filesFor(folder: string, log: string): Promise<string[]> {
  const lists: string[][] = [];
  const provider: CandidateProvider = {
    async propose(problem, context) {
      lists.push(editableFiles(await contextOf(problem, context, CONTEXT_TOKENS), problem));
      return [];
    },
  };
  const clock = (): number => performance.now();
  const engine = await openEngine({
    workspace: folder,
    trust: false,
    config: DEFAULTS,
    provider,
    clock,
    progress: () => undefined,
  });
  await engine.analyze(openLogStream("test.log", Readable.from([Buffer.from(log)])));
  engine.dispose();
  return lists[0] ?? [];
}
