/** The figures of the actions, by themselves (`node packages/tooling/src/bench/action-figures.ts`) or in `pnpm bench`. */
import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { runStep, startGitHub, type JobSpec, type StepResult } from "@hephaestus/github-double";
import { buildActions } from "../build.ts";
import { generateLog, SPARSE } from "./generate-log.ts";
import { printFigures, type Figure } from "./language-server.ts";
import { measure, median, MEMORY_HOOK } from "./measure.ts";

const REPOSITORY = fileURLToPath(new URL("../../../..", import.meta.url));
const TOKEN = "ghs_bench";
const ROUNDS = 7;
const JOBS = 10;
const LOG_BYTES = 10_000_000;
const CHUNK = 64 << 10;
/** Tells what a bundle cost its processor, which another process beside it hardly changes. */
const PROCESSOR_HOOK = `data:text/javascript,${encodeURIComponent(`
import { writeFileSync } from "node:fs";
process.on("exit", () => {
  const { userCPUTime, systemCPUTime } = process.resourceUsage();
  writeFileSync(process.env.HEPHAESTUS_BENCH_PROCESSOR, String((userCPUTime + systemCPUTime) / 1000));
});
`)}`;
/** How long the log of a job is on its way. */
const DOWNLOAD_MS = 500;

const SHOP = {
  "package.json": `{ "name": "shop", "type": "module" }\n`,
  "tsconfig.json": `{ "compilerOptions": { "module": "esnext", "moduleResolution": "bundler", "types": [] } }\n`,
  "src/price.ts": "export function formatPrice(cents: number): string {\n  return `${cents} ct`;\n}\n",
  "src/bill.ts": `import { fromatPrice } from "./price";\nexport const bill = fromatPrice(2);\n`,
};
const BROKEN =
  "src/bill.ts(1,10): error TS2724: '\"./price\"' has no exported member named 'fromatPrice'. Did you mean 'formatPrice'?\n";
/** Fails as well, and is no business of a compiler's. */
const OTHER = "npm error code E404\nnpm error 404 Not Found - GET https://registry.example/left-pad\n";

interface Round {
  ms: number;
  /** From the start of the process to its first request. */
  firstRequestMs: number;
  megabytes: number;
  /** Time of the processor, of user and system, in milliseconds. */
  cpuMs: number;
  result: StepResult;
}

/** Measures the bundles as a runner runs them, against a GitHub on the loopback. */
export async function actionFigures(folder: string): Promise<Figure[]> {
  const bundles = join(folder, "actions");
  await buildActions(bundles);
  const deploy = { mode: "deploy" };
  const whole = await rounds(bundles, [{ name: "build", log: BROKEN }], deploy);
  const other = await rounds(bundles, [{ name: "build", log: OTHER }], deploy);
  expectAll(whole, "opened");
  const [ms, otherMs] = [median(whole.map((round) => round.ms)), median(other.map((round) => round.ms))];
  const first = median([...whole, ...other].map((round) => round.firstRequestMs));
  const node = await measure({ command: process.execPath, args: ["-e", "0"], folder, exits: [0] });
  const least = Math.min(...whole.map(({ cpuMs }) => cpuMs));
  const beside = `${least.toFixed(0)} ms of the processor at least; \`node -e 0\` takes ${node.ms.toFixed(0)} ms now`;
  return [
    {
      figure: "a failed push, from its log to the fix pull request",
      measured: ms,
      bar: 1_000,
      unit: "ms",
      remark: beside,
    },
    { figure: "start of a bundle to its first request", measured: first, bar: 300, unit: "ms", remark: "" },
    {
      figure: "the same start as a part of the whole, which reads the compiler",
      measured: (1_000 * first) / ms,
      bar: 200,
      unit: "‰",
      remark: `a log without TypeScript problems takes ${otherMs.toFixed(0)} ms of ${ms.toFixed(0)} ms in all`,
    },
    ...(await largeFigures(bundles, folder)),
  ];
}

function expectAll(measured: readonly Round[], outcome: string): void {
  const other = measured.find(({ result }) => result.outputs["outcome"] !== outcome);
  if (other !== undefined) throw new Error(`${other.result.outputs["outcome"]}: ${other.result.stdout}`);
}

/** Ten jobs whose logs take five seconds to come: what is read meanwhile costs no time beside. */
async function largeFigures(bundles: string, folder: string): Promise<Figure[]> {
  const path = join(folder, "large.log");
  await generateLog(path, LOG_BYTES, SPARSE);
  const bytes = await readFile(path);
  async function* slowly(): AsyncGenerator<Uint8Array> {
    const chunks = Math.ceil(bytes.length / CHUNK);
    const started = performance.now();
    for (let index = 0; index < chunks; index++) {
      yield bytes.subarray(index * CHUNK, (index + 1) * CHUNK);
      const early = started + (DOWNLOAD_MS * (index + 1)) / chunks - performance.now();
      if (early > 1) await sleep(early);
    }
  }
  const named = (log: NonNullable<JobSpec["log"]>): JobSpec[] =>
    Array.from({ length: JOBS }, (_, index) => ({ name: `job ${index}`, log }));
  const inputs = { publish: "false" };
  const atOnce = await runRound(bundles, named(bytes), inputs);
  const slow = await runRound(bundles, named(slowly), inputs);
  return [
    {
      figure: "100 MB of logs in ten jobs, peak memory",
      measured: Math.max(atOnce.megabytes, slow.megabytes),
      bar: 250,
      unit: "MB",
      remark: `${atOnce.ms.toFixed(0)} ms`,
    },
    {
      figure: "the same while they take 5 s to come: what that takes longer than both apart",
      measured: (slow.ms / (atOnce.ms + JOBS * DOWNLOAD_MS)) * 1_000,
      bar: 1_000,
      unit: "‰",
      remark: `${slow.ms.toFixed(0)} ms`,
    },
  ];
}

async function rounds(
  bundles: string,
  jobs: readonly JobSpec[],
  inputs: Readonly<Record<string, string>>,
): Promise<Round[]> {
  const all: Round[] = [];
  for (let count = 0; count < ROUNDS; count++) all.push(await runRound(bundles, jobs, inputs));
  return all;
}

async function runRound(
  bundles: string,
  jobs: readonly JobSpec[],
  inputs: Readonly<Record<string, string>>,
): Promise<Round> {
  const temporary = await mkdtemp(join(tmpdir(), "hephaestus-bench-"));
  const github = await startGitHub();
  try {
    github.addToken(TOKEN, {
      login: "github-actions[bot]",
      permissions: { actions: "read", checks: "write", contents: "write", pull_requests: "write" },
    });
    const repository = github.addRepository("octo/shop", SHOP);
    const run = repository.addRun({ jobs });
    const workspace = join(temporary, "shop");
    execFileSync("git", ["clone", "-q", repository.git.folder, workspace], { stdio: "pipe" });
    const [memory, processor] = [join(temporary, "memory"), join(temporary, "processor")];
    const started = performance.now();
    const result = await runStep({
      github,
      action: REPOSITORY,
      main: join(bundles, "repair.cjs"),
      with: inputs,
      token: TOKEN,
      repository: repository.fullName,
      event: "push",
      payload: {},
      runId: run.id,
      sha: run.sha,
      branch: "main",
      workspace,
      temporary,
      env: {
        NODE_OPTIONS: `--import=${MEMORY_HOOK} --import=${PROCESSOR_HOOK}`,
        HEPHAESTUS_BENCH_MEMORY: memory,
        HEPHAESTUS_BENCH_PROCESSOR: processor,
      },
    });
    const ms = performance.now() - started;
    const firstRequestMs = (github.state.requests[0]?.at ?? Number.NaN) - started;
    const [megabytes, cpuMs] = await Promise.all(
      [memory, processor].map(async (file) => Number(await readFile(file, "utf8"))),
    );
    return { ms, firstRequestMs, megabytes: megabytes ?? Number.NaN, cpuMs: cpuMs ?? Number.NaN, result };
  } finally {
    await github[Symbol.asyncDispose]();
    await rm(temporary, { recursive: true });
  }
}

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "hephaestus-bench-"));
  try {
    printFigures(await actionFigures(folder), "actions");
  } finally {
    await rm(folder, { recursive: true });
  }
}

if (import.meta.main) await main();
