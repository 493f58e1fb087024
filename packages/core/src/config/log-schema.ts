import { z } from "zod";
import { LEVELS } from "./config.ts";
import type { LogSection } from "./log-file.ts";
import { formatDuration, parseDuration } from "./duration.ts";
import { LOG_DEFAULTS, NO_TIME } from "./log-defaults.ts";
import { THRESHOLD_SCOPES } from "./log-config.ts";
import { section } from "./section.ts";

const SPAN_OR_NONE = `a span of time, such as "30s", "5m" or "1h", or "${NO_TIME}" for none`;

/** `log:` of hephaestus.yaml. */
export const logSchema: z.ZodType<LogSection> = section({
  threshold_level: z
    .enum(LEVELS, { error: LEVELS.join(", ") })
    .optional()
    .meta({
      description: "Log entries of this level and above count as errors.",
      default: LOG_DEFAULTS.thresholdLevel,
    }),
  threshold_count: z
    .int({ error: "a whole number from 1 to 1000000" })
    .min(1, { error: "a whole number from 1 to 1000000" })
    .max(1_000_000, { error: "a whole number from 1 to 1000000" })
    .optional()
    .meta({
      description: "So many errors of one kind within the window make a problem.",
      default: LOG_DEFAULTS.thresholdCount,
    }),
  threshold_window: span("The span of time in which they are counted", LOG_DEFAULTS.thresholdWindowMs),
  threshold_scope: z
    .enum(THRESHOLD_SCOPES, { error: THRESHOLD_SCOPES.join(", ") })
    .optional()
    .meta({
      description: "Whether errors of each kind are counted by themselves, or all together.",
      default: LOG_DEFAULTS.scope,
    }),
  threshold_cooldown: z
    .string({ error: SPAN_OR_NONE })
    .refine((value) => value === NO_TIME || parseDuration(value) !== undefined, { error: SPAN_OR_NONE })
    .meta({
      description:
        "After an alarm, errors of its kind are not counted for so long: a number with s, m, h or d.",
      pattern: `^(${NO_TIME}|[1-9][0-9]{0,4}[smhd])$`,
      default: formatDuration(LOG_DEFAULTS.cooldownMs),
    })
    .optional(),
  threshold_lateness: span("An entry may be so much older than the newest one", LOG_DEFAULTS.latenessMs),
  threshold_rate: z
    .number({ error: "a number above 1" })
    .gt(1, { error: "a number above 1" })
    .max(1_000_000, { error: "a number up to 1000000" })
    .optional()
    .meta({ description: "More than so many times as many as usual in the past hour make a problem, too." }),
  threshold_silence: span("So long without any entry makes a problem, too", undefined),
  threshold_first_seen: z.boolean({ error: "true or false" }).optional().meta({
    description: "Whether an error of a kind that was never seen makes a problem, too.",
    default: LOG_DEFAULTS.firstSeen,
  }),
}).meta({ description: "When errors of a live log become a problem." });

function span(description: string, usual: number | undefined): z.ZodOptional<z.ZodString> {
  return z
    .string({ error: 'a number with a unit, such as "30s", "5m" or "1h"' })
    .refine((value) => parseDuration(value) !== undefined, {
      error: 'not a span of time, expected a number with a unit, such as "30s", "5m" or "1h"',
    })
    .meta({
      description: `${description}: a number with s, m, h or d.`,
      pattern: "^[1-9][0-9]{0,4}[smhd]$",
      ...(usual === undefined ? {} : { default: formatDuration(usual) }),
    })
    .optional();
}
