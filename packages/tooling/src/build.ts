import { globSync, realpathSync, statSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { basename, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { BuildOptions, Plugin } from "esbuild";
import { buildCompiler } from "./build-compiler.ts";
import { LATE_FORMATS } from "./late-formats.ts";

const REPOSITORY = fileURLToPath(new URL("../../..", import.meta.url));
const CORE = join(REPOSITORY, "packages/core");
const CLI = join(REPOSITORY, "packages/cli");
const SERVER = join(REPOSITORY, "language-server");
const ACTIONS = join(REPOSITORY, "actions");
const GITHUB = { in: join(REPOSITORY, "packages/github/src/index.ts"), out: "github" };
const AI_ROOM = join(REPOSITORY, "packages/ai");
const AI = { in: join(AI_ROOM, "src/index.ts"), out: "ai" };
const COMMAND_LINE = { in: join(CLI, "src/main.ts"), out: "hephaestus" };
const MCP = { in: join(CLI, "src/mcp/serve-mcp.ts"), out: "mcp" };

/** Where ECMAScript asks for its own address, a CommonJS bundle tells its own. */
const SHARED: BuildOptions = {
  bundle: true,
  platform: "node",
  format: "cjs",
  minify: true,
  legalComments: "external",
  outExtension: { ".js": ".cjs" },
  define: { "import.meta.url": "importMetaUrl" },
  banner: { js: `const importMetaUrl = require("node:url").pathToFileURL(__filename).href;` },
  logLevel: "warning",
};

/** What GitHub's packages ask of it, which they do where a Node knows no proxies of its own. */
const LATE_UNDICI = `
exports.fetch = (...asked) => require("./undici.cjs").fetch(...asked);
Object.defineProperty(exports, "ProxyAgent", { enumerable: true, get: () => require("./undici.cjs").ProxyAgent });
`;

/** What is big and seldom needed at once lies in a file of its own, read when a module that imports it first runs. */
const PARTS: readonly (readonly [asked: RegExp, file: string])[] = [
  [/^@hephaestus\/core$/, "./core.cjs"],
  [/^@hephaestus\/ai$/, "./ai.cjs"],
  [/^@hephaestus\/github$/, "./github.cjs"],
  [/\/mcp\/serve-mcp\.ts$/, "./mcp.cjs"],
  [/^(?:ts-morph|@ts-morph\/common)$/, "./ts-morph.cjs"],
  [/^zod$/, "./zod.cjs"],
  [/^gpt-tokenizer$/, "./gpt-tokenizer.cjs"],
  [/^openai(?:\/streaming)?$/, "./openai.cjs"],
  [/^@anthropic-ai\/sdk$/, "./anthropic.cjs"],
];

/** A part that is imported late is required then: `import()` would read all of its text for names first. */
const APART: Plugin = {
  name: "apart",
  setup(context) {
    for (const [filter, path] of PARTS)
      context.onResolve({ filter, namespace: "file" }, ({ kind }) => {
        if (kind === "entry-point") return undefined;
        return kind === "dynamic-import" ? { path, namespace: "late" } : { path, external: true };
      });
    context.onResolve({ filter: /^undici$/ }, ({ importer }) =>
      importer === "" ? undefined : { path: "undici", namespace: "late" },
    );
    context.onResolve({ filter: /\.cjs$/, namespace: "late" }, ({ path }) => ({ path, external: true }));
    context.onLoad({ filter: /^/, namespace: "late" }, ({ path }) => ({
      contents: path === "undici" ? LATE_UNDICI : `module.exports = require("${path}");`,
    }));
  },
};

/** The core, read when something of it is first asked for: an action has asked GitHub by then, and reads while it waits. */
const LATE_CORE = `module.exports = new Proxy({}, { get: (_, name) => require("./core.cjs")[name] });\n`;
const LATE: Plugin = {
  name: "late",
  setup(context) {
    context.onResolve({ filter: /^@hephaestus\/core$/ }, () => ({ path: "./late-core.cjs", external: true }));
  },
};

/** All that the LSP library wants of it: names of pipes, which nobody asks for. */
const LAZY_CRYPTO = `exports.randomBytes = (size) => require("node:crypto").randomBytes(size);`;

/**
 * What nobody asks for: helpers of the LSP library that would load what starts processes into every idle server, tokens
 * for clouds and names of platforms by GitHub's own library, and the words of zod in fifty languages.
 */
const LEAN: Plugin = {
  name: "lean",
  setup(context) {
    context.onResolve({ filter: /\/locales\/index\.js$/ }, ({ importer, path }) =>
      /\/zod\/v4\/[a-z]+\/[a-z]+\.js$/.test(importer.replaceAll("\\", "/"))
        ? { path: join(importer, "..", path, "../en.js") }
        : undefined,
    );
    context.onResolve({ filter: /^\.\/(?:oidc-utils|platform)(?:\.js)?$/ }, ({ importer }) =>
      importer.replaceAll("\\", "/").endsWith("/@actions/core/lib/core.js")
        ? { path: "files", namespace: "lean" }
        : undefined,
    );
    context.onResolve({ filter: /^\.\/files$/ }, ({ importer }) =>
      importer.replaceAll("\\", "/").endsWith("/vscode-languageserver/lib/node/main.js")
        ? { path: "files", namespace: "lean" }
        : undefined,
    );
    context.onLoad({ filter: /^files$/, namespace: "lean" }, () => ({ contents: "module.exports = {};" }));
    context.onResolve({ filter: /^crypto$/ }, ({ importer }) =>
      importer.includes("vscode-jsonrpc") ? { path: "crypto", namespace: "lean" } : undefined,
    );
    context.onLoad({ filter: /^crypto$/, namespace: "lean" }, () => ({ contents: LAZY_CRYPTO }));
  },
};

/** What packages give, in a bundle of its own. */
interface Source {
  out: string;
  contents: string;
  /** The room that depends on them. */
  resolveDir: string;
}

/** What GitHub's own packages ask by, which several bundles share. */
const UNDICI: Source = {
  out: "undici",
  contents: `module.exports = require("undici");`,
  resolveDir: realpathSync(join(REPOSITORY, "packages/github/node_modules/@actions/github")),
};

/** What most bundles check data from outside with. */
const ZOD: Source = { out: "zod", contents: `export { z } from "zod";`, resolveDir: CORE };

/** What asks models; the rest of that room, which remembers fixes, is a twentieth of it. */
const MODELS: readonly Source[] = [
  { out: "gpt-tokenizer", contents: `export { countTokens } from "gpt-tokenizer";`, resolveDir: AI_ROOM },
  {
    out: "openai",
    contents: `export { OpenAI } from "openai"; export { Stream } from "openai/streaming";`,
    resolveDir: AI_ROOM,
  },
  { out: "anthropic", contents: `export { Anthropic } from "@anthropic-ai/sdk";`, resolveDir: AI_ROOM },
];

/**
 * Bundles the command line into a folder: `hephaestus.cjs`, `core.cjs`, `github.cjs`, `ai.cjs`, `mcp.cjs`, what packages give that is big or shared, and one file for each `*-host.ts`
 * that the core starts as a process of its own. Returns their absolute paths; licences lie beside them as `*.LEGAL.txt`.
 */
export function buildCli(folder: string): Promise<string[]> {
  return buildOnCore(folder, [COMMAND_LINE, GITHUB, AI, MCP], { target: "node22" });
}

/** Bundles the actions into a folder, each a file of its name on the same core; they run in the runner's own Node 24. */
export async function buildActions(folder: string): Promise<string[]> {
  const actions = globSync("*/src/main.ts", { cwd: ACTIONS });
  const own = actions.map((entry) => ({ in: join(ACTIONS, entry), out: entry.split(/[/\\]/)[0] ?? "" }));
  const built = await buildOnCore(folder, [...own, GITHUB], { target: "node24", plugins: [LATE] });
  const late = join(folder, "late-core.cjs");
  await writeFile(late, LATE_CORE);
  return [...built, late];
}

/**
 * Bundles the language server into a folder, in the same parts: `hephaestus-language-server.cjs`, its hosts, and the core with
 * its own. It runs in the Node 20 of older editors, too.
 */
export function buildLanguageServer(folder: string): Promise<string[]> {
  return buildOnCore(folder, serverParts(), { target: "node20" });
}

/** The same for an extension of an editor, with the command line beside it: its MCP server is for the editor's agents. */
export function buildEditorServer(folder: string): Promise<string[]> {
  return buildOnCore(folder, [...serverParts(), COMMAND_LINE, MCP], { target: "node20" });
}

function serverParts(): EntryPoint[] {
  const server = { in: join(SERVER, "src/main.ts"), out: "hephaestus-language-server" };
  return [server, GITHUB, AI, ...hostsOf(SERVER)];
}

interface EntryPoint {
  in: string;
  out: string;
}

interface Shape {
  /** The oldest engine it runs in, as esbuild names it. */
  target: string;
  /** Before those of all. */
  plugins?: readonly Plugin[];
}

async function buildOnCore(
  folder: string,
  own: readonly EntryPoint[],
  { target, plugins = [] }: Shape,
): Promise<string[]> {
  for (const old of globSync("*.{cjs,LEGAL.txt}", { cwd: folder })) await rm(join(folder, old));
  const entryPoints = [...own, { in: join(CORE, "src/index.ts"), out: "core" }, ...hostsOf(CORE)];
  await build({
    ...SHARED,
    target,
    entryPoints,
    outdir: folder,
    plugins: [...plugins, APART, LEAN, LATE_FORMATS],
  });
  await buildCompiler(CORE, folder, target);
  const sources = [ZOD, ...(own.includes(GITHUB) ? [UNDICI] : []), ...(own.includes(AI) ? MODELS : [])];
  for (const { out, ...stdin } of sources)
    await build({ ...SHARED, target, stdin, outfile: join(folder, `${out}.cjs`), plugins: [LEAN] });
  const names = ["ts-morph", ...sources.map(({ out }) => out), ...entryPoints.map(({ out }) => out)];
  return names.map((name) => join(folder, `${name}.cjs`));
}

/** What a room starts as a process of its own. */
function hostsOf(room: string): EntryPoint[] {
  const hosts = globSync("src/**/*-host.ts", { cwd: room });
  return hosts.map((host) => ({ in: join(room, host), out: basename(host, ".ts") }));
}

async function main(): Promise<void> {
  const built = [
    ...(await buildCli(join(CLI, "dist"))),
    ...(await buildLanguageServer(join(SERVER, "dist"))),
    ...(await buildActions(join(ACTIONS, "dist"))),
  ];
  for (const path of built) {
    const megabytes = (statSync(path).size / 1024 / 1024).toFixed(2);
    console.log(`${megabytes.padStart(6)} MB  ${relative(REPOSITORY, path)}`);
  }
}

if (import.meta.main) await main();
