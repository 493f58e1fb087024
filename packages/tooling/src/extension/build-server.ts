import { globSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { BuildOptions, Plugin } from "esbuild";

const REPOSITORY = fileURLToPath(new URL("../../../..", import.meta.url));
const SERVER = join(REPOSITORY, "language-server");
const CORE = join(REPOSITORY, "packages/core");

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

/** Bundles the language server into a folder. */
export async function buildLanguageServer(folder: string): Promise<void> {
  const hosts = [CORE, SERVER].flatMap((room) =>
    globSync("src/**/*-host.ts", { cwd: room }).map((file) => join(room, file)),
  );
  const entryPoints = [
    { in: join(SERVER, "src/main.ts"), out: "hephaestus-language-server" },
    { in: join(CORE, "src/index.ts"), out: "core" },
    ...hosts.map((host) => ({ in: host, out: basename(host, ".ts") })),
  ];
  await build({ ...SHARED, entryPoints, outdir: folder, plugins: [APART] });
  await build({
    ...SHARED,
    stdin: {
      contents: `module.exports = { ...require("@ts-morph/common"), ...require("ts-morph") };`,
      resolveDir: CORE,
    },
    outfile: join(folder, "ts-morph.cjs"),
  });
}
