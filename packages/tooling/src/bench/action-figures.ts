/** The figures of the actions, by themselves (`node packages/tooling/src/bench/action-figures.ts`) or in `pnpm bench`. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { LOG, openFailedShop, type JobSpec } from "@hephaestus/github-double";
import { buildActions } from "../build.ts";
import { scenarioFigures } from "./action-scenario-figures.ts";
import { measureStep, type StepCost } from "./action-step.ts";
import { generateLog, SPARSE } from "./generate-log.ts";
import { printFigures, type Figure } from "./language-server.ts";
import { measure, median } from "./measure.ts";
import { TYPESCRIPT_6 } from "./project-rows.ts";

const ROUNDS = 7;
const JOBS = 10;
const LOG_BYTES = 10_000_000;
const CHUNK = 64 << 10;
/** How long the log of a job is on its way. */
const DOWNLOAD_MS = 500;

/** Fails as well, and is no business of a compiler's. */
const OTHER = "npm error code E404\nnpm error 404 Not Found - GET https://registry.example/left-pad\n";

/** Measures the bundles as a runner runs them, against a GitHub on the loopback. */
export async function actionFigures(folder: string): Promise<Figure[]> {
  const bundles = join(folder, "actions");
  await buildActions(bundles);
  const deploy = { mode: "deploy" };
  const failed = [{ name: "build", log: LOG }];
  const [whole, compiling] = [[], []] as [StepCost[], number[]];
  for (let count = 0; count < ROUNDS; count++) {
    whole.push(await runRound(bundles, failed, deploy));
    compiling.push(await compileShop(bundles));
  }
  const other = await rounds(bundles, [{ name: "build", log: OTHER }], deploy);
  expectAll(whole, "opened");
  const [ms, otherMs] = [median(whole.map((round) => round.ms)), median(other.map((round) => round.ms))];
  const first = median([...whole, ...other].map((round) => round.firstRequestMs));
  const node = await measure({ command: process.execPath, args: ["-e", "0"], folder, exits: [0] });
  const least = Math.min(...whole.map(({ cpuMs }) => cpuMs));
  const tsc = `one \`tsc --noEmit\` of its two files ${median(compiling).toFixed(0)} ms`;
  const beside = `${least.toFixed(0)} ms of the processor at least; now \`node -e 0\` takes ${node.ms.toFixed(0)} ms, ${tsc}`;
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
    ...(await scenarioFigures(bundles)),
  ];
}

function expectAll(measured: readonly StepCost[], outcome: string): void {
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
): Promise<StepCost[]> {
  const all: StepCost[] = [];
  for (let count = 0; count < ROUNDS; count++) all.push(await runRound(bundles, jobs, inputs));
  return all;
}

/** How long TypeScript 6 itself takes, from the start of its process, to tell what the log tells. */
async function compileShop(bundles: string): Promise<number> {
  await using shop = await openFailedShop(bundles);
  shop.fail([]);
  const started = performance.now();
  const compiler = spawn(process.execPath, [TYPESCRIPT_6, "--noEmit"], {
    cwd: shop.workspace,
    stdio: "ignore",
  });
  await once(compiler, "close");
  return performance.now() - started;
}

async function runRound(
  bundles: string,
  jobs: readonly JobSpec[],
  inputs: Readonly<Record<string, string>>,
): Promise<StepCost> {
  await using shop = await openFailedShop(bundles);
  shop.fail(jobs);
  return await measureStep(shop, (env) => shop.step("repair", inputs, { env }));
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
