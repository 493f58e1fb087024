import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const REPOSITORY = fileURLToPath(new URL("../../../..", import.meta.url));

/** The npm package that carries the editor, and what it lacks without install scripts. The editor's version is the package's. */
export const HOST_VERSIONS = { "code-server": "4.139.1", "@parcel/watcher": "2.5.6" } as const;

/** Where the editor lies; git-ignored. */
export const HOST_FOLDER: string = join(REPOSITORY, ".vscode-host");

/** Root of the editor inside a host folder. */
export function editorRoot(folder: string = HOST_FOLDER): string {
  return join(folder, "node_modules/code-server/lib/vscode");
}

/** The program that serves the editor. Throws where it is not installed, saying how to. */
export function requireServerProgram(): string {
  const program = join(editorRoot(), "out/server-main.js");
  if (!existsSync(program)) throw new Error("The editor host is not installed. Run: pnpm editor:install");
  return program;
}
