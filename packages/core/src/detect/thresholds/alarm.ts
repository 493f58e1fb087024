/** Why an alarm was raised. */
export const ALARM_KINDS = ["count", "rate", "silence", "first-seen"] as const;
export type AlarmKind = (typeof ALARM_KINDS)[number];

/** A threshold was passed. Times are event times in milliseconds since 1970. */
export interface Alarm {
  kind: AlarmKind;
  /** The fingerprint it is about; "" where it is about all entries. */
  key: string;
  /** Of the entry that raised it; of silence, when it had lasted long enough. */
  time: number;
  /** Entries that were counted; of silence 0. */
  count: number;
  /** The span they were counted in; of silence how long it has lasted. */
  spanMs: number;
}
