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
  /** In the request for the first failure; empty where nothing would be asked. */
  files: string[];
  /** In any request of the run: the ranks of each file, the best one. */
  ranks: ReadonlyMap<string, number>;
}

const CONTEXT_TOKENS = 16_000;

/**
 * Checks a fix out with its sources as they were before, as a repository without a history, so that nothing tells what was
 * mended; runs its tests, and looks what of the workspace their log leads to. Undefined where they do not fail without the
 * fix, or do not pass with it: then they fail for another reason.
 */
export async function rankFiles(repository: string, fix: BugFix): Promise<Ranked | undefined> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "hephaestus-recall-")));
  try {
    git(repository, ["clone", "-q", "--shared", "--no-checkout", repository, folder]);
    git(folder, ["checkout", "-q", fix.commit]);
    for (const place of [".", "packages/core"])
      symlinkSync(join(repository, place, "node_modules"), join(folder, place, "node_modules"), "junction");
    if (runTests(folder, fix.tests).status !== 0) return undefined;
    git(folder, ["checkout", "-q", `${fix.commit}~1`, "--", ...fix.sources]);
    rmSync(join(folder, ".git"), { recursive: true });
    git(folder, ["init", "-q"]);
    const { log, status } = runTests(folder, fix.tests);
    return status === 1 ? { fix, ...(await filesFor(folder, log)) } : undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

function runTests(folder: string, tests: readonly string[]): { log: string; status: number | null } {
  const vitest = join(folder, "node_modules/vitest/vitest.mjs");
  const env = { ...process.env, NO_COLOR: "1", CI: "1" };
  const { stdout, stderr, status } = spawnSync(process.execPath, [vitest, "run", ...tests], {
    cwd: folder,
    env,
    encoding: "utf8",
    timeout: 180_000,
    maxBuffer: 1 << 28,
  });
  return { log: stdout + stderr, status };
}

async function filesFor(folder: string, log: string): Promise<Pick<Ranked, "files" | "ranks">> {
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
  const ranks = new Map<string, number>();
  for (const list of lists)
    for (const [index, file] of list.entries())
      ranks.set(file, Math.min(index + 1, ranks.get(file) ?? Infinity));
  return { files: lists[0] ?? [], ranks };
}
