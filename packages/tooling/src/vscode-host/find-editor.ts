import { existsSync } from "node:fs";
import { chmod, writeFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { downloadAndUnzipVSCode, resolveCliArgsFromVSCodeExecutablePath } from "@vscode/test-electron";
import { HOST_FOLDER, editorRoot } from "./host-folder.ts";

/** An editor to run suites in. */
export interface Editor {
  /** What `@vscode/test-electron` starts. */
  executable: string;
  /** The command that installs extensions, with its first words. */
  command: string[];
}

/**
 * The editor named by VSCODE_EXECUTABLE, else the one that npm carried here, else desktop VS Code, downloaded, of the version in
 * VSCODE_VERSION.
 */
export async function findEditor(): Promise<Editor> {
  const named = process.env["VSCODE_EXECUTABLE"];
  if (named !== undefined && named !== "") return { executable: named, command: [named] };
  if (existsSync(editorRoot())) {
    const executable = await standIn();
    return { executable, command: [executable] };
  }
  const executable = await downloadAndUnzipVSCode(process.env["VSCODE_VERSION"] ?? "stable");
  return { executable, command: resolveCliArgsFromVSCodeExecutablePath(executable) };
}

/** An executable that stands for `code`: this Node, running `code.ts`. */
async function standIn(): Promise<string> {
  const path = join(HOST_FOLDER, "code");
  const program = fileURLToPath(new URL("code.ts", import.meta.url));
  await writeFile(path, `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`);
  await chmod(path, 0o755);
  return path;
}
