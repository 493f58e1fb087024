import { enableCompileCache } from "../worker/enable-compile-cache.ts";
import type { ForgeMethods } from "./forge-methods.ts";

/** Run by the server as a process of its own, for as long as somebody asks. Everything is imported after the cache is on. */
async function main(): Promise<void> {
  enableCompileCache();
  const [{ serveCalls }, { createForge }] = await Promise.all([
    import("../worker/serve-calls.ts"),
    import("./create-forge.ts"),
  ]);
  serveCalls<ForgeMethods>(createForge());
}

void main();
