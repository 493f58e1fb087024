import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { runTests } from "@vscode/test-electron";
import { build } from "esbuild";
import { findEditor, type Editor } from "../vscode-host/find-editor.ts";
import { QUIET_SETTINGS } from "../vscode-host/profile.ts";
import { copyBrokenShop } from "./broken-shop.ts";
import { EXTENSION } from "./build.ts";
import { writeTestExtension } from "./test-extension.ts";
import { VSIX } from "./vsix.ts";

const SUITE = join(EXTENSION, "dist/suite.cjs");

async function buildSuite(): Promise<void> {
  await build({
    entryPoints: [join(EXTENSION, "suite/run-suite.ts")],
    outfile: SUITE,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    external: ["vscode", "mocha"],
    supported: { "dynamic-import": false },
    sourcemap: "inline",
    logLevel: "warning",
  });
}

function install({ command }: Editor, profile: string[]): void {
  const [program = "", ...words] = command;
  const { status } = spawnSync(program, [...words, ...profile, "--install-extension", VSIX], {
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (status !== 0) throw new Error("The extension could not be installed.");
}

/** Runs the suite in an editor on the packaged extension; returns what passed. Throws where something failed. */
async function testSuite(): Promise<number> {
  const editor = await findEditor();
  const own = await mkdtemp(join(tmpdir(), "hs-"));
  const shop = await copyBrokenShop();
  const userData = join(own, "user");
  const result = join(own, "result.json");
  const profile = [`--extensions-dir=${join(own, "extensions")}`, `--user-data-dir=${userData}`];
  try {
    await mkdir(join(userData, "User"), { recursive: true });
    await writeFile(join(userData, "User/settings.json"), JSON.stringify(QUIET_SETTINGS));
    install(editor, profile);
    await runTests({
      vscodeExecutablePath: editor.executable,
      extensionDevelopmentPath: await writeTestExtension(own),
      extensionTestsPath: SUITE,
      extensionTestsEnv: { HEPHAESTUS_SUITE_RESULT: result },
      launchArgs: [shop.folder, ...profile],
    });
    return passedOf(JSON.parse(await readFile(result, "utf8")));
  } finally {
    await shop.dispose();
    await rm(own, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** A green exit code proves nothing alone. */
function passedOf(result: unknown): number {
  const isResult = typeof result === "object" && result !== null && "passed" in result;
  const passed = isResult ? Number(result.passed) : 0;
  if (!(passed > 0)) throw new Error("No test was run.");
  return passed;
}

if (!existsSync(VSIX)) throw new Error("There is no package to test. Run: pnpm package");
await buildSuite();
console.log(`${await testSuite()} tests passed in the editor`);
