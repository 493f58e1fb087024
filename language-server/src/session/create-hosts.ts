import type { Settings } from "../protocol/settings.ts";
import type { ForgeMethods } from "../forge/forge-methods.ts";
import type { ProverMethods } from "../prover/prover-methods.ts";
import type { ReaderMethods } from "../reader/reader-methods.ts";
import { hostProgram } from "../worker/host-program.ts";
import { createHostProcess, type HostLimits, type HostProcess } from "../worker/host-process.ts";

export interface Hosts {
  reader: HostProcess<ReaderMethods>;
  prover: HostProcess<ProverMethods>;
  /** Asks the network; only when it is told to. */
  forge: HostProcess<ForgeMethods>;
}

const MINUTE_MS = 60_000;
/** A compiler that is silent for longer is lost. */
const PROVER_SILENCE_MS = 3 * MINUTE_MS;
const READER_SILENCE_MS = MINUTE_MS;
/** Long logs come over slow lines, and a busy forge is waited for. */
const FORGE_SILENCE_MS = 15 * MINUTE_MS;
const FORGE_MEMORY = 512;
const GRACE_MS = 10_000;
/** Reading holds little; a log that makes it hold much is hostile. */
const READER_MEMORY = 512;

/** The programs that do the work: one that reads and is always quick to answer, one that holds the compiler, one that asks forges. */
export function createHosts(settings: () => Settings): Hosts {
  const limits = (memory: number, silenceMs: number): HostLimits => ({
    memory,
    silenceMs,
    idleMs: settings().workerIdle * MINUTE_MS,
    graceMs: GRACE_MS,
  });
  return {
    reader: createHostProcess("reader", hostProgram("reader"), () =>
      limits(READER_MEMORY, READER_SILENCE_MS),
    ),
    prover: createHostProcess("prover", hostProgram("prover"), () =>
      limits(settings().workerMemory, PROVER_SILENCE_MS),
    ),
    forge: createHostProcess("forge", hostProgram("forge"), () => limits(FORGE_MEMORY, FORGE_SILENCE_MS)),
  };
}
