import { rmSync } from "node:fs";
import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { HephaestusError } from "../../model/error.ts";
import { copyFiles } from "./copy-files.ts";
import { isInside } from "../../repository/is-inside.ts";
import { findModuleFolders, linkModules } from "./link-modules.ts";
import { listIgnoredFiles } from "./list-ignored-files.ts";
import { runCommand } from "./run-command.ts";
import type { CommandOptions, CommandResult } from "./run-command.ts";
import { writeInside } from "./write-inside.ts";

/** A temporary copy of a workspace. Commands run in it without touching the user's tree. */
export interface Sandbox {
  /** Absolute path of the copy's own workspace folder. */
  readonly root: string;
  /** Writes a file of the copy, by root-relative POSIX path; a place outside the copy is refused. */
  write(file: string, text: string): Promise<void>;
  /**
   * Runs a shell command that the user named, in a folder of the copy. A command that fails is a result, not an error;
   * rejects only with the signal's reason, or `command-failed` where no shell could be started.
   */
  run(command: string, options?: SandboxCommandOptions): Promise<CommandResult>;
  /** Deletes the copy. Safe to call twice. */
  dispose(): Promise<void>;
}

export interface SandboxCommandOptions extends CommandOptions {
  /** Root-relative folder to run in; the root by default. */
  cwd?: string;
}

/**
 * Copies the listed files of a workspace (root-relative POSIX paths) to a temporary folder and links its dependencies
 * there. Links inside the workspace stay, also those from node_modules to packages of the workspace; links that lead out
 * are left out. Of what git ignores comes what a command may need: see `listIgnoredFiles`.
 *
 * A git worktree would hold neither these, nor what is not committed, nor dependencies; it takes three times as long (1000
 * files: 1.0 s against 0.3 s), writes to the user's repository, and runs its hooks and filters.
 */
export async function createSandbox(root: string, files: readonly string[]): Promise<Sandbox> {
  const original = await realpath(root);
  const base = await realpath(await mkdtemp(join(tmpdir(), "hephaestus-")));
  const remove = (): void => rmSync(base, { recursive: true, force: true });
  process.once("exit", remove);
  async function dispose(): Promise<void> {
    process.removeListener("exit", remove);
    await rm(base, { recursive: true, force: true, maxRetries: 3 });
  }
  try {
    const modules = await findModuleFolders(original, files);
    const copy = join(base, relative(modules.top, original));
    await copyFiles(original, copy, [...new Set([...files, ...(await listIgnoredFiles(original))])]);
    await linkModules(modules, { original, copy, base });
    return {
      root: copy,
      write: (file, text) => writeInside(copy, file, text),
      run: (command, options = {}) => runCommand(command, folderIn(copy, options.cwd ?? "."), base, options),
      dispose,
    };
  } catch (error) {
    await dispose();
    throw error;
  }
}

function folderIn(root: string, folder: string): string {
  const path = resolve(root, folder);
  if (isInside(root, path)) return path;
  throw new HephaestusError("usage", `the folder ${folder} leads out of the workspace`, {
    hint: "Name a folder inside the workspace.",
  });
}
