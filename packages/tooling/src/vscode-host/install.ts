import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { HOST_FOLDER, HOST_VERSIONS, editorRoot } from "./host-folder.ts";
import { STAND_INS } from "./stand-ins.ts";

/** What tests of an extension never need. */
const SPARE = [
  "node_modules/@microsoft/mxc-sdk",
  "node_modules/@github",
  "node_modules/@devcontainers",
  "node_modules/@vscode/windows-process-tree",
  "node_modules/@vscode/windows-registry",
  "node_modules/@vscode/tree-sitter-wasm",
  "node_modules/@vscode/sandbox-runtime",
  "node_modules/kerberos",
  "node_modules/ssh2",
  "extensions/copilot",
  "extensions/mermaid-markdown-features",
  "extensions/microsoft-authentication",
];

const NPM_FLAGS = [
  "--ignore-scripts",
  "--omit=dev",
  "--omit=optional",
  "--no-save",
  "--no-package-lock",
  "--no-audit",
];

/** What the folder holds, told by a file in it: equal text means nothing is to be done. */
function recipe(lean: boolean): string {
  return `${JSON.stringify({ ...HOST_VERSIONS, lean, standIns: STAND_INS })}\n`;
}

function watcherPackage(): string {
  const libc = process.platform === "linux" ? "-glibc" : "";
  return `@parcel/watcher-${process.platform}-${process.arch}${libc}@${HOST_VERSIONS["@parcel/watcher"]}`;
}

function npmInstall(folder: string, ...packages: string[]): void {
  const { status } = spawnSync("npm", ["install", ...packages, ...NPM_FLAGS], {
    cwd: folder,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (status !== 0) throw new Error(`npm install failed in ${folder}`);
}

async function writeStandIns(root: string): Promise<void> {
  for (const [name, text] of Object.entries(STAND_INS))
    await writeFile(join(root, "node_modules", name, "index.js"), text);
}

/** Installs the editor by npm, from pinned versions and without running a script of them. Does nothing where it is there. */
async function installHost(folder: string, lean: boolean): Promise<"installed" | "present"> {
  const stamp = join(folder, "recipe.json");
  if (existsSync(stamp) && (await readFile(stamp, "utf8")) === recipe(lean)) return "present";
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "package.json"), `${JSON.stringify({ private: true })}\n`);
  npmInstall(folder, `code-server@${HOST_VERSIONS["code-server"]}`);
  const root = editorRoot(folder);
  npmInstall(root);
  npmInstall(root, watcherPackage());
  if (lean) for (const spare of SPARE) await rm(join(root, spare), { recursive: true, force: true });
  await writeStandIns(root);
  await writeFile(stamp, recipe(lean));
  return "installed";
}

const outcome = await installHost(HOST_FOLDER, process.argv.includes("--lean"));
console.log(outcome === "present" ? "The editor host is there already." : `Installed into ${HOST_FOLDER}`);
