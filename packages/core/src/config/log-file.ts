import type { Level } from "../model/log.ts";
import type { ThresholdScope } from "./log-config.ts";

/** `log:` as a person writes it. */
export interface LogSection {
  threshold_level?: Level | undefined;
  threshold_count?: number | undefined;
  threshold_window?: string | undefined;
  threshold_scope?: ThresholdScope | undefined;
  threshold_cooldown?: string | undefined;
  threshold_lateness?: string | undefined;
  threshold_rate?: number | undefined;
  threshold_silence?: string | undefined;
  threshold_first_seen?: boolean | undefined;
}
