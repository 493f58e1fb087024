import { build } from "esbuild";
import { LATE_FORMATS } from "../late-formats.ts";

/** Bundles a program into one file, as what ships is bundled. */
export async function bundle(entry: string, outfile: string): Promise<void> {
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: "node",
    target: "node22",
    format: "cjs",
    minify: true,
    plugins: [LATE_FORMATS],
    logLevel: "warning",
  });
}
