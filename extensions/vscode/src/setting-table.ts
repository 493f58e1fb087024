/** Settings of the section `hephaestus` and their types; the manifest tells them to users. */
export interface SettingTypes {
  "server.node": string;
  "watch.terminals": boolean;
  "watch.debugConsole": boolean;
  "watch.clipboard": boolean;
  "watch.github": boolean;
  prove: string;
  maxProblems: number;
  tail: string[];
  codeLens: boolean;
  workerMemory: number;
  workerIdle: number;
}

export type SettingName = keyof SettingTypes;

interface Setting<Value> {
  standard: Value;
  accepts(value: unknown): boolean;
}

const SETTINGS: { readonly [Name in SettingName]: Setting<SettingTypes[Name]> } = {
  "server.node": { standard: "", accepts: isText },
  "watch.terminals": { standard: true, accepts: isSwitch },
  "watch.debugConsole": { standard: true, accepts: isSwitch },
  "watch.clipboard": { standard: false, accepts: isSwitch },
  "watch.github": { standard: false, accepts: isSwitch },
  prove: { standard: "automatic", accepts: (value) => value === "automatic" || value === "onDemand" },
  maxProblems: { standard: 2000, accepts: isBetween(1, 100_000) },
  tail: { standard: [], accepts: (value) => Array.isArray(value) && value.every(isText) },
  codeLens: { standard: true, accepts: isSwitch },
  workerMemory: { standard: 2048, accepts: isBetween(256, 65_536) },
  workerIdle: { standard: 5, accepts: isBetween(0.05, 1440) },
};

const SETTING_NAMES = Object.keys(SETTINGS).filter(isSettingName);

/** The value of a setting that is not set, the same as in the manifest. */
export function standardOf<Name extends SettingName>(name: Name): SettingTypes[Name] {
  return SETTINGS[name].standard;
}

/** The settings, by full name, whose value is of a wrong type or out of range; null and missing are not. */
export function wrongSettings(valueOf: (name: SettingName) => unknown): string[] {
  return SETTING_NAMES.filter((name) => !isAcceptable(name, valueOf(name))).map(
    (name) => `hephaestus.${name}`,
  );
}

/** True for what a setting may hold, null and missing included. */
export function isAcceptable(name: SettingName, value: unknown): boolean {
  return value === undefined || value === null || SETTINGS[name].accepts(value);
}

export function isSettingName(name: string): name is SettingName {
  return Object.hasOwn(SETTINGS, name);
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isSwitch(value: unknown): value is boolean {
  return typeof value === "boolean";
}

function isBetween(least: number, most: number): (value: unknown) => boolean {
  return (value) => typeof value === "number" && value >= least && value <= most;
}
