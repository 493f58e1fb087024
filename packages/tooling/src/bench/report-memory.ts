/** Preloaded into a measured process: writes its highest resident memory, in megabytes, when it ends. */
import { writeFileSync } from "node:fs";

const file = process.env["HEPHAESTUS_BENCH_MEMORY"];
process.on("exit", () => {
  if (file !== undefined) writeFileSync(file, (process.resourceUsage().maxRSS / 1024).toFixed(1));
});
