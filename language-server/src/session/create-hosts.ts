import type { Settings } from "../protocol/settings.ts";
import type { ProverMethods } from "../prover/prover-methods.ts";
import type { ReaderMethods } from "../reader/reader-methods.ts";
import { hostProgram } from "../worker/host-program.ts";
import { createHostProcess, type HostLimits, type HostProcess } from "../worker/host-process.ts";

export interface Hosts {
  reader: HostProcess<ReaderMethods>;
  prover: HostProcess<ProverMethods>;
}

const MINUTE_MS = 60_000;
/** A compiler that is silent for longer is lost. */
const PROVER_SILENCE_MS = 3 * MINUTE_MS;
const READER_SILENCE_MS = MINUTE_MS;
const GRACE_MS = 10_000;
/** Reading holds little; a log that makes it hold much is hostile. */
const READER_MEMORY = 512;

/** The two programs that do the work: one that reads and is always quick to answer, one that holds the compiler. */
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
  };
}
