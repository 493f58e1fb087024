import { completeNode20 } from "../worker/complete-node-20.ts";
import { enableCompileCache } from "../worker/enable-compile-cache.ts";
import type { ProverMethods } from "./prover-methods.ts";

/** Run by the server as a process of its own. Everything is imported after the cache is on. */
async function main(): Promise<void> {
  enableCompileCache();
  completeNode20();
  const [{ serveCalls }, { createProver }] = await Promise.all([
    import("../worker/serve-calls.ts"),
    import("./create-prover.ts"),
  ]);
  serveCalls<ProverMethods>(createProver());
}

void main();
