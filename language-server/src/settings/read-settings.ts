import * as z from "zod/mini";
import type { Settings } from "../protocol/settings.ts";

export const DEFAULT_SETTINGS: Settings = {
  prove: "automatic",
  maxProblems: 2000,
  tail: [],
  shownElsewhere: [],
  checkouts: [],
  codeLens: true,
  workerMemory: 2048,
  workerIdle: 5,
};

const TEXTS = z.array(z.string().check(z.maxLength(1000))).check(z.maxLength(100));

const PATH = z.string().check(z.maxLength(4096));
const CHECKOUTS = z.array(z.object({ from: PATH, to: PATH })).check(z.maxLength(100));

const SCHEMAS: { [Key in keyof Settings]: z.ZodMiniType<Settings[Key]> } = {
  prove: z.enum(["automatic", "onDemand"]),
  maxProblems: z.int().check(z.gte(1), z.lte(100_000)),
  tail: TEXTS,
  shownElsewhere: TEXTS,
  checkouts: CHECKOUTS,
  codeLens: z.boolean(),
  workerMemory: z.int().check(z.gte(256), z.lte(65_536)),
  workerIdle: z.number().check(z.gte(0.05), z.lte(1440)),
};

export interface ReadSettings {
  settings: Settings;
  /** What was written and makes no sense, in sentences. */
  mistakes: string[];
}

/** Settings as an editor sends them, over `base`: what is missing or null is as there, and so is what makes no sense. */
export function readSettings(value: unknown, base: Settings = DEFAULT_SETTINGS): ReadSettings {
  if (value === null || value === undefined) return { settings: base, mistakes: [] };
  if (typeof value !== "object" || Array.isArray(value))
    return { settings: base, mistakes: ["The settings of hephaestus are no object."] };
  const written = Object.entries(value);
  const mistakes: string[] = [];
  const read = <Key extends keyof Settings>(key: Key): Settings[Key] => {
    const setting: unknown = written.find(([name]) => name === key)?.[1];
    if (setting === undefined || setting === null) return base[key];
    const parsed = SCHEMAS[key].safeParse(setting);
    if (parsed.success) return parsed.data;
    mistakes.push(`The setting hephaestus.${key} makes no sense: ${JSON.stringify(setting)?.slice(0, 80)}`);
    return base[key];
  };
  return {
    settings: {
      prove: read("prove"),
      maxProblems: read("maxProblems"),
      tail: read("tail"),
      shownElsewhere: read("shownElsewhere"),
      checkouts: read("checkouts"),
      codeLens: read("codeLens"),
      workerMemory: read("workerMemory"),
      workerIdle: read("workerIdle"),
    },
    mistakes,
  };
}
