import type { LogSection } from "./log-file.ts";
import { parseDuration } from "./duration.ts";
import type { Threshold } from "./log-config.ts";

/** What holds where `log:` does not say otherwise. */
export const LOG_DEFAULTS: Threshold = {
  thresholdLevel: "error",
  thresholdCount: 1,
  thresholdWindowMs: 300_000,
  scope: "fingerprint",
  cooldownMs: 600_000,
  latenessMs: 60_000,
  rateFactor: undefined,
  silenceMs: undefined,
  firstSeen: false,
};

/** No cool-down: each time the count is reached is an alarm. */
export const NO_TIME = "0s";

/** Fills in what a checked `log:` leaves out. */
export function completeLog(section: LogSection): Threshold {
  const span = (text: string | undefined, usual: number): number => parseDuration(text ?? "") ?? usual;
  return {
    thresholdLevel: section.threshold_level ?? LOG_DEFAULTS.thresholdLevel,
    thresholdCount: section.threshold_count ?? LOG_DEFAULTS.thresholdCount,
    thresholdWindowMs: span(section.threshold_window, LOG_DEFAULTS.thresholdWindowMs),
    scope: section.threshold_scope ?? LOG_DEFAULTS.scope,
    cooldownMs:
      section.threshold_cooldown === NO_TIME ? 0 : span(section.threshold_cooldown, LOG_DEFAULTS.cooldownMs),
    latenessMs: span(section.threshold_lateness, LOG_DEFAULTS.latenessMs),
    rateFactor: section.threshold_rate,
    silenceMs: parseDuration(section.threshold_silence ?? ""),
    firstSeen: section.threshold_first_seen ?? LOG_DEFAULTS.firstSeen,
  };
}
