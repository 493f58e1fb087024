import { globSync, statSync } from "node:fs";
import { rm } from "node:fs/promises";
import { basename, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { BuildOptions, Plugin } from "esbuild";

const REPOSITORY = fileURLToPath(new URL("../../..", import.meta.url));
const CORE = join(REPOSITORY, "packages/core");
const CLI = join(REPOSITORY, "packages/cli");

/** Where ECMAScript asks for its own address, a CommonJS bundle tells its own. */
const SHARED: BuildOptions = {
  bundle: true,
  platform: "node",
  target: "node22",
  format: "cjs",
  minify: true,
  legalComments: "external",
  outExtension: { ".js": ".cjs" },
  define: { "import.meta.url": "importMetaUrl" },
  banner: { js: `const importMetaUrl = require("node:url").pathToFileURL(__filename).href;` },
  logLevel: "warning",
};

/** What is big and seldom needed at once lies in a file of its own, read when a module that imports it first runs. */
const APART: Plugin = {
  name: "apart",
  setup(context) {
    context.onResolve({ filter: /^@hephaestus\/core$/ }, () => ({ path: "./core.cjs", external: true }));
    context.onResolve({ filter: /^(?:ts-morph|@ts-morph\/common)$/ }, () => ({
      path: "./ts-morph.cjs",
      external: true,
    }));
  },
};

/** `ts-morph` and what it is made of, the compiler included, as one module. */
const COMPILER: NonNullable<BuildOptions["stdin"]> = {
  contents: `module.exports = { ...require("@ts-morph/common"), ...require("ts-morph") };`,
  resolveDir: CORE,
};

/**
 * Bundles the command line into a folder: `hephaestus.cjs`, `core.cjs`, `ts-morph.cjs`, and one file for each `*-host.ts`
 * that the core starts as a process of its own. Returns their absolute paths; licences lie beside them as `*.LEGAL.txt`.
 */
export async function buildCli(folder: string): Promise<string[]> {
  for (const old of globSync("*.{cjs,LEGAL.txt}", { cwd: folder })) await rm(join(folder, old));
  const hosts = globSync("src/**/*-host.ts", { cwd: CORE });
  const entryPoints = [
    { in: join(CLI, "src/main.ts"), out: "hephaestus" },
    { in: join(CORE, "src/index.ts"), out: "core" },
    ...hosts.map((host) => ({ in: join(CORE, host), out: basename(host, ".ts") })),
  ];
  await build({ ...SHARED, entryPoints, outdir: folder, plugins: [APART] });
  await build({ ...SHARED, stdin: COMPILER, outfile: join(folder, "ts-morph.cjs") });
  return ["ts-morph", ...entryPoints.map(({ out }) => out)].map((name) => join(folder, `${name}.cjs`));
}

async function main(): Promise<void> {
  for (const path of await buildCli(join(CLI, "dist"))) {
    const megabytes = (statSync(path).size / 1024 / 1024).toFixed(2);
    console.log(`${megabytes.padStart(6)} MB  ${relative(REPOSITORY, path)}`);
  }
}

if (import.meta.main) await main();
