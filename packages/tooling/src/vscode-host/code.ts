import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import process from "node:process";
import { startEditorServer } from "./editor-server.ts";
import { installVsix } from "./install-vsix.ts";
import { readLaunchArguments, type LaunchArguments } from "./launch-arguments.ts";
import { writeUserSettings } from "./profile.ts";
import { runTests } from "./run-tests.ts";

const TIMEOUT_MS = 1_800_000;

/** Does what the program `code` does for `@vscode/test-electron`: installs extensions, or runs a suite and ends with its code. */
async function main(words: readonly string[]): Promise<number> {
  const told = readLaunchArguments(words);
  const folder = await mkdtemp(join(tmpdir(), "hv-"));
  const extensions = resolve(told.extensionsFolder ?? join(folder, "extensions"));
  try {
    for (const vsix of told.install) installVsix(vsix, folder, extensions);
    return told.testsPath === undefined ? 0 : await runSuite(told, told.testsPath, folder, extensions);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function runSuite(
  told: LaunchArguments,
  testsPath: string,
  folder: string,
  extensions: string,
): Promise<number> {
  await writeUserSettings(join(folder, "data"), await userSettings(told.userData));
  const server = await startEditorServer({ folder, extensions, asksForTrust: told.asksForTrust });
  try {
    const run = { folder: told.folder ?? folder, developmentPath: told.developmentPath ?? "", testsPath };
    return await runTests(server, run, Number(process.env["VSCODE_HOST_TIMEOUT_MS"] ?? TIMEOUT_MS));
  } catch (error) {
    process.stderr.write(`${server.output()}\n`);
    throw error;
  } finally {
    await keepLogs(folder);
    await server.stop();
  }
}

/** The editor's logs, for who looks for what went wrong: into the folder named by VSCODE_HOST_LOGS. */
async function keepLogs(folder: string): Promise<void> {
  const kept = process.env["VSCODE_HOST_LOGS"];
  if (kept !== undefined) await cp(join(folder, "data/data/logs"), kept, { recursive: true });
}

async function userSettings(userData: string | undefined): Promise<Record<string, unknown>> {
  if (userData === undefined) return {};
  const settings: unknown = JSON.parse(await readFile(join(userData, "User/settings.json"), "utf8"));
  return typeof settings === "object" && settings !== null ? { ...settings } : {};
}

process.exitCode = await main(process.argv.slice(2));
