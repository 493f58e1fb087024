import { globSync, statSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { BuildOptions, Plugin } from "esbuild";
import { buildEditorServer } from "../build.ts";

export const REPOSITORY: string = fileURLToPath(new URL("../../../..", import.meta.url));

/** Folder of the extension. */
export const EXTENSION: string = join(REPOSITORY, "extensions/vscode");

/** An editor of 1.91 brings Node 20; what it loads itself has to run there. */
const SHARED: BuildOptions = {
  bundle: true,
  platform: "node",
  target: "node20",
  format: "cjs",
  minify: true,
  legalComments: "external",
  external: ["vscode"],
  supported: { "dynamic-import": false },
  logLevel: "warning",
};

/** The language client is big and seldom needed at once: it lies in a file of its own, read when a server is started. */
const APART: Plugin = {
  name: "apart",
  setup(context) {
    context.onResolve({ filter: /\/connect\.ts$/, namespace: "file" }, ({ kind }) =>
      kind === "entry-point" ? undefined : { path: "./connect.cjs", external: true },
    );
  },
};

/**
 * Bundles the extension into its `dist`: `extension.cjs`, `connect.cjs` with the language client, and in `server/` the
 * language server with the command line. Returns the absolute paths of what the editor's own process loads.
 */
export async function buildExtension(): Promise<string[]> {
  const folder = join(EXTENSION, "dist");
  for (const old of globSync("*.{cjs,LEGAL.txt}", { cwd: folder })) await rm(join(folder, old));
  const entryPoints = [
    { in: join(EXTENSION, "src/extension.ts"), out: "extension" },
    { in: join(EXTENSION, "src/server/connect.ts"), out: "connect" },
  ];
  await build({
    ...SHARED,
    entryPoints,
    outdir: folder,
    outExtension: { ".js": ".cjs" },
    plugins: [APART],
  });
  await buildEditorServer(join(folder, "server"));
  await writeVersion(folder);
  return entryPoints.map(({ out }) => join(folder, `${out}.cjs`));
}

/** The programs in `server/` look for their version one folder above theirs. */
async function writeVersion(folder: string): Promise<void> {
  const manifest: unknown = JSON.parse(await readFile(join(EXTENSION, "package.json"), "utf8"));
  const isManifest = typeof manifest === "object" && manifest !== null && "version" in manifest;
  await writeFile(
    join(folder, "package.json"),
    JSON.stringify({ version: isManifest ? manifest.version : "0.0.0" }),
  );
}

async function main(): Promise<void> {
  for (const path of await buildExtension()) {
    const kilobytes = (statSync(path).size / 1024).toFixed(0);
    console.log(`${kilobytes.padStart(6)} KB  ${relative(REPOSITORY, path)}`);
  }
}

if (import.meta.main) await main();
