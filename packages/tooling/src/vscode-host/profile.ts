import { cp, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { editorRoot } from "./host-folder.ts";

/** What a test is not about is turned off: welcome pages, chat, updates, recommendations, the network. */
export const QUIET_SETTINGS: Readonly<Record<string, unknown>> = {
  "workbench.startupEditor": "none",
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.tips.enabled": false,
  "chat.disableAIFeatures": true,
  "telemetry.telemetryLevel": "off",
  "extensions.autoUpdate": false,
  "extensions.autoCheckUpdates": false,
  "extensions.ignoreRecommendations": true,
  "git.enabled": false,
  "remote.autoForwardPorts": false,
  "security.workspace.trust.startupPrompt": "never",
  "security.workspace.trust.banner": "never",
};

/** Fewer extensions of the editor's own mean fewer races; these colour what tests and pictures show. */
const BUILT_INS = [
  "theme-defaults",
  "theme-modern-icons",
  "theme-seti",
  "typescript-basics",
  "javascript",
  "json",
  "log",
  "markdown-basics",
  "diff",
  "shellscript",
];

/** Writes the settings of a user whose data lie in a folder, as the editor's server keeps them. */
export async function writeUserSettings(
  serverData: string,
  settings: Readonly<Record<string, unknown>>,
): Promise<void> {
  const folder = join(serverData, "data/User");
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "settings.json"), JSON.stringify({ ...QUIET_SETTINGS, ...settings }, null, 2));
}

/** Copies the few built-in extensions that tests need; returns their folder. */
export async function copyBuiltIns(into: string): Promise<string> {
  for (const name of BUILT_INS)
    await cp(join(editorRoot(), "extensions", name), join(into, name), { recursive: true });
  return into;
}
