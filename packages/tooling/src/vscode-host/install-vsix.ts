import { spawnSync } from "node:child_process";
import { join } from "node:path";
import process from "node:process";
import { requireServerProgram } from "./host-folder.ts";

/** Installs a packaged extension as a user would. Throws with the editor's words where it is refused. */
export function installVsix(vsix: string, folder: string, extensions: string): void {
  const words = ["--accept-server-license-terms", "--server-data-dir", join(folder, "data")];
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [requireServerProgram(), ...words, "--extensions-dir", extensions, "--install-extension", vsix],
    { encoding: "utf8", env: { ...process.env, EXTENSIONS_GALLERY: "{}", HOME: folder } },
  );
  if (status !== 0 || !stdout.includes("successfully installed"))
    throw new Error(`The editor refused ${vsix}:\n${stdout}${stderr}`);
}
