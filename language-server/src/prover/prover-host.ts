import module from "node:module";
import type { ProverMethods } from "./prover-methods.ts";

/** Run by the server as a process of its own. Everything is imported after the cache is on. */
async function main(): Promise<void> {
  module.enableCompileCache();
  const [{ serveHost }, { createProver }] = await Promise.all([
    import("../worker/serve-host.ts"),
    import("./create-prover.ts"),
  ]);
  serveHost<ProverMethods>(createProver());
}

void main();
