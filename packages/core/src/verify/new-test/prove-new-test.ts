import { applyEdits, type FileEdit } from "../../model/edit.ts";
import type { Proof } from "../../model/verdict.ts";
import { openRepository, type VirtualRepository } from "../../repository/virtual-repository.ts";
import { unknownTypes } from "../../repository/typescript/unknown-types.ts";
import { createSandbox, type Sandbox } from "../sandbox/sandbox.ts";
import type { Clock } from "../verify.ts";
import { newTestComplaint } from "./new-test-complaint.ts";
import { testRunOf, type TestRun } from "./test-runners.ts";

export interface NewTestOptions {
  clock: Clock;
  signal?: AbortSignal;
}

/** A test that hangs proves nothing. */
const TIMEOUT_MS = 120_000;
/** What comes out by chance comes out otherwise the next time, or the time after. */
const RUNS = 2;

/**
 * Proves a new test of a fix in a copy of the workspace: it fails without the fix and passes with it, each time that it is
 * run; its types are right. Runs project code and the test itself: only for trusted workspaces. Proofs end at the first
 * that fails.
 */
export async function proveNewTest(
  repository: VirtualRepository,
  fix: readonly FileEdit[],
  test: FileEdit,
  { clock, signal }: NewTestOptions,
): Promise<Proof[]> {
  const proofs: Proof[] = [];
  const checks: [Proof["kind"], () => Promise<string | undefined>, string][] = [
    [
      "policy",
      () =>
        newTestComplaint(
          repository,
          test,
          fix.map(({ file }) => file),
        ),
      "a new test, and nothing else",
    ],
    ["types", () => typeComplaint(repository, fix, test), "no type errors that can be told"],
  ];
  for (const [kind, check, good] of checks) {
    const started = clock();
    const complaint = await check();
    const status = complaint === undefined ? "passed" : "failed";
    proofs.push({ kind, status, detail: complaint ?? good, ms: clock() - started });
    if (complaint !== undefined) return proofs;
  }
  const run = testRunOf(repository, test.file, applyEdits("", test.edits));
  if (run === undefined) return [...proofs, commandProof("failed", "how its tests are run is not known", 0)];
  return [
    ...proofs,
    ...(await runProofs({ repository, fix, test, run }, { clock, ...(signal && { signal }) })),
  ];
}

interface Trial {
  repository: VirtualRepository;
  fix: readonly FileEdit[];
  test: FileEdit;
  run: TestRun;
}

async function runProofs({ repository, fix, test, run }: Trial, options: NewTestOptions): Promise<Proof[]> {
  const { clock } = options;
  const sandbox = await createSandbox(repository.root, repository.files);
  try {
    await sandbox.write(test.file, applyEdits("", test.edits));
    let started = clock();
    const before = await outcomeOf(sandbox, run, options);
    const fails = before === "fails";
    const without = commandProof(
      fails ? "passed" : "failed",
      fails ? "it fails without the fix" : `without the fix it ${before}: it shows nothing`,
      clock() - started,
    );
    if (!fails) return [without];
    for (const [file, { after }] of repository.with(fix).edited())
      await sandbox.write(file, `${after.bom ? "\uFEFF" : ""}${after.text}`);
    started = clock();
    const after = await outcomeOf(sandbox, run, options);
    const passes = after === "passes";
    const detail = passes ? `it passes with the fix (\`${run.command}\`)` : `with the fix it ${after}`;
    return [without, commandProof(passes ? "passed" : "failed", detail, clock() - started)];
  } finally {
    await sandbox.dispose();
  }
}

type Outcome = "passes" | "fails" | "does not end in time" | "comes out otherwise each time";

async function outcomeOf(
  sandbox: Sandbox,
  { command, folder }: TestRun,
  { signal }: NewTestOptions,
): Promise<Outcome> {
  const outcomes = new Set<Outcome>();
  for (let time = 0; time < RUNS; time += 1) {
    const { exitCode, timedOut } = await sandbox.run(command, {
      cwd: folder,
      timeoutMs: TIMEOUT_MS,
      ...(signal === undefined ? {} : { signal }),
    });
    if (timedOut) return "does not end in time";
    outcomes.add(exitCode === 0 ? "passes" : "fails");
  }
  const [outcome = "fails"] = outcomes;
  return outcomes.size > 1 ? "comes out otherwise each time" : outcome;
}

/** `test`, `node:assert` … are not known, for their types are not installed: no more is known of the rest. */
const MISSING_TYPES: ReadonlySet<string> = new Set(["TS2580", "TS2582", "TS2591", "TS2593"]);

/** What the compiler says of the test with the fix in place; undefined also where types are not known. */
async function typeComplaint(
  { root, files }: VirtualRepository,
  fix: readonly FileEdit[],
  { file, edits }: FileEdit,
): Promise<string | undefined> {
  const text = applyEdits("", edits);
  const withTest = openRepository(root, [...files, file].toSorted()).renewed(new Map([[file, text]]));
  const view = withTest.with(fix);
  const engine = await view.typescript();
  if (!engine.knows(view, file)) return undefined;
  const found = engine.diagnostics(view, [file]);
  if (unknownTypes(found) !== undefined || found.some(({ code }) => MISSING_TYPES.has(code)))
    return undefined;
  const [first] = found;
  return first && `${first.code} at ${file}:${first.line}: ${first.message.split("\n", 1)[0]}`;
}

function commandProof(status: Proof["status"], detail: string, ms: number): Proof {
  return { kind: "command", status, detail, ms };
}
