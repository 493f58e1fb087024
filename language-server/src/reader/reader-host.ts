import { completeNode20 } from "../worker/complete-node-20.ts";
import { enableCompileCache } from "../worker/enable-compile-cache.ts";
import type { ReaderMethods } from "./reader-methods.ts";

/** Run by the server as a process of its own. Everything is imported after the cache is on. */
async function main(): Promise<void> {
  enableCompileCache();
  completeNode20();
  const [{ serveCalls }, { createReader }] = await Promise.all([
    import("../worker/serve-calls.ts"),
    import("./create-reader.ts"),
  ]);
  serveCalls<ReaderMethods>(createReader());
}

void main();
