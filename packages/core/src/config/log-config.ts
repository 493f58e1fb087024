import type { Level } from "../model/log.ts";

export const THRESHOLD_SCOPES = ["fingerprint", "global"] as const;
export type ThresholdScope = (typeof THRESHOLD_SCOPES)[number];

/** When entries of a live log raise an alarm. Spans in milliseconds. */
export interface Threshold {
  /** Entries of this level and above count. */
  thresholdLevel: Level;
  thresholdCount: number;
  thresholdWindowMs: number;
  /** Whether entries of each kind are counted by themselves, or all together. */
  scope: ThresholdScope;
  /** After an alarm nothing of its kind is counted for so long. */
  cooldownMs: number;
  /** How much older than the newest entry one may be. */
  latenessMs: number;
  /** More than so many times its own past hour raises an alarm; undefined: never. */
  rateFactor: number | undefined;
  /** So long without any entry raises an alarm; undefined: never. */
  silenceMs: number | undefined;
  /** Whether a kind that was never seen before raises an alarm, once a window has passed. */
  firstSeen: boolean;
}
