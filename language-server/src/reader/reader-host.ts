import module from "node:module";
import type { ReaderMethods } from "./reader-methods.ts";

/** Run by the server as a process of its own. Everything is imported after the cache is on. */
async function main(): Promise<void> {
  module.enableCompileCache();
  const [{ serveHost }, { createReader }] = await Promise.all([
    import("../worker/serve-host.ts"),
    import("./create-reader.ts"),
  ]);
  serveHost<ReaderMethods>(createReader());
}

void main();
