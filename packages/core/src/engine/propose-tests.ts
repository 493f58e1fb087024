import { isProtected } from "../config/is-protected.ts";
import type { GeneratedTest } from "../model/analysis.ts";
import type { Candidate } from "../model/candidate.ts";
import type { Problem } from "../model/problem.ts";
import type { Proof } from "../model/verdict.ts";
import { proveNewTest } from "../verify/new-test/prove-new-test.ts";
import { contextFor, type Desk } from "./ask-provider.ts";
import type { TestContext } from "./candidate-provider.ts";
import type { Ranking } from "./rank.ts";
import { readSolution } from "./read-solution.ts";

/** Writing a test costs a question and several runs. */
const MOST_TESTED = 2;
const UNTRUSTED = "No test was written: a test is proved by running it, which needs --trust.";

type Fix = Ranking["solutions"][number];

/** New tests for the best fixes, each proved to fail without its fix and to pass with it. Others are dropped. */
export async function proposeTests({ solutions }: Ranking, desk: Desk): Promise<GeneratedTest[]> {
  const { provider, trust } = desk.engine.options;
  if (provider?.proposeTest === undefined) return [];
  const fixes = bestOf(solutions).slice(0, MOST_TESTED);
  if (fixes.length > 0 && !trust) desk.notes.add(UNTRUSTED);
  const tests: GeneratedTest[] = [];
  for (const fix of trust ? fixes : []) tests.push(...(await testsOf(fix, desk)));
  return tests;
}

/** The best fix of each root that leaves nothing behind and is no command. */
function bestOf(solutions: readonly Fix[]): Fix[] {
  const roots = new Set<string>();
  return solutions.filter(({ root, ranked: { candidate, verification } }) => {
    const isBest = !roots.has(root.id);
    roots.add(root.id);
    const isWhole = verification.outcome === "passed" || verification.outcome === "open";
    return isBest && isWhole && candidate.edits.length > 0;
  });
}

async function testsOf({ root, ranked }: Fix, desk: Desk): Promise<GeneratedTest[]> {
  const { repository, options } = desk.engine;
  const { clock, signal } = options;
  const known = new Map<string, Promise<Proof[]>>();
  const tryTest = (candidate: Candidate): Promise<Proof[]> => {
    const [test, ...others] = candidate.edits;
    if (test?.created !== true || others.length > 0 || isProtected(test.file, options.config.protectedPaths))
      return Promise.resolve([{ kind: "policy", status: "failed", detail: "it is not one new file", ms: 0 }]);
    const key = JSON.stringify(test);
    const limits = { clock, ...(signal === undefined ? {} : { signal }) };
    const proofs = known.get(key) ?? proveNewTest(repository, ranked.candidate.edits, test, limits);
    known.set(key, proofs);
    return proofs;
  };
  const fixId = readSolution(root, ranked, repository).id;
  const tests: GeneratedTest[] = [];
  for (const candidate of await candidatesOf(root, ranked.candidate, { desk, tryTest })) {
    const proofs = await tryTest(candidate);
    if (proofs.every(({ status }) => status === "passed"))
      tests.push({ fixId, solution: solutionOf(candidate, proofs, { root, repository }) });
  }
  return tests;
}

async function candidatesOf(
  problem: Problem,
  fix: Candidate,
  { desk, tryTest }: { desk: Desk; tryTest: TestContext["tryTest"] },
): Promise<Candidate[]> {
  const { provider, signal } = desk.engine.options;
  signal?.throwIfAborted();
  try {
    return (await provider?.proposeTest?.(problem, fix, { ...contextFor(problem, desk), tryTest })) ?? [];
  } catch (error) {
    signal?.throwIfAborted();
    const reason = error instanceof Error ? error.message : String(error);
    desk.notes.add(`AI broke on a test for a problem of ${problem.tool}: ${reason.split("\n", 1)[0]}`);
    return [];
  }
}

/** A test mends nothing, so no problem is gone with it. */
function solutionOf(
  candidate: Candidate,
  proofs: Proof[],
  { root, repository }: { root: Problem; repository: Desk["engine"]["repository"] },
): GeneratedTest["solution"] {
  const verdict = { status: "proved", level: "command", proofs } as const;
  const verification = {
    outcome: "passed",
    level: "command",
    proofs,
    resolved: [],
    followUps: [],
    isTested: false,
  } as const;
  const ranked = { candidate, targets: [root], verification: { ...verification, resolved: [] }, verdict };
  return { ...readSolution(root, ranked, repository), problemIds: [] };
}
