import * as z from "zod/mini";
import { TRUST_LEVELS, type ClientView, type Settings, type Trust } from "../protocol/settings.ts";
import { readSettings } from "./read-settings.ts";

const TRUST = z.enum(TRUST_LEVELS);
const SHOWS = z.array(z.enum(["explanation", "preview", "pattern", "checkout"]));
const OPTIONS = z.looseObject({
  trust: z.optional(z.unknown()),
  settings: z.optional(z.unknown()),
  shows: z.optional(z.unknown()),
});

export interface ReadOptions {
  trust: Trust;
  settings: Settings;
  shows: readonly ClientView[];
  mistakes: string[];
}

/** `initializationOptions`; a trust that makes no sense is the least there is. */
export function readOptions(value: unknown): ReadOptions {
  const options = OPTIONS.safeParse(value ?? {});
  const written = options.success ? options.data : {};
  const { settings, mistakes } = readSettings(written.settings);
  const shows = SHOWS.safeParse(written.shows ?? []);
  return {
    trust: readTrust(written.trust),
    settings,
    shows: shows.success ? shows.data : [],
    mistakes: options.success ? mistakes : ["initializationOptions is no object."],
  };
}

/** Missing: `checked`. What makes no sense: `restricted`. */
export function readTrust(value: unknown): Trust {
  if (value === undefined || value === null) return "checked";
  const trust = TRUST.safeParse(value);
  return trust.success ? trust.data : "restricted";
}
