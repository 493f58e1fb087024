import { commands, l10n, workspace, type Disposable, type LogOutputChannel } from "vscode";
import {
  isAcceptable,
  standardOf,
  wrongSettings,
  type SettingName,
  type SettingTypes,
} from "./setting-table.ts";
import { tell } from "./views/tell.ts";

const SECTION = "hephaestus";

/** The value of a setting. A value of a wrong type counts as not set. */
export function readSetting<Name extends SettingName>(name: Name): SettingTypes[Name] {
  const value = workspace.getConfiguration(SECTION).get<SettingTypes[Name] | null>(name);
  const isSet = value !== undefined && value !== null && isAcceptable(name, value);
  return isSet ? value : standardOf(name);
}

/** Full names of the settings whose value makes no sense. */
export function wrongSettingsNow(): string[] {
  return wrongSettings((name) => workspace.getConfiguration(SECTION).get(name));
}

/** Tells of settings of a wrong type, once for the same mistakes; the log has them always. */
export function watchSettings(log: LogOutputChannel): Disposable {
  let told = "";
  function check(): void {
    const wrong = wrongSettingsNow();
    const text = wrong.join(", ");
    if (text === told) return;
    told = text;
    if (wrong.length === 0) return;
    log.warn(`Settings of a wrong type, read as not set: ${text}`);
    offerSettings(text);
  }
  check();
  return workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(SECTION)) check();
  });
}

function offerSettings(names: string): void {
  const message = l10n.t(
    "Hephaestus reads these settings as not set, their values make no sense: {0}",
    names,
  );
  const open = (): Thenable<unknown> => commands.executeCommand("workbench.action.openSettings", SECTION);
  tell("warning", message, { [l10n.t("Open Settings")]: open });
}
