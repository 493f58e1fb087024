import type { LogClock } from "./log-clock.ts";

export interface JobLog {
  readonly clock: LogClock;
  /** Adds an entry. Its first line gets a time; the runner leaves the other lines of a long message without one. */
  write(text: string): void;
  /** The log as GitHub hands it out: with a byte order mark. */
  text(): string;
}

export function createJobLog(clock: LogClock): JobLog {
  const entries: string[] = [];
  return {
    clock,
    write(text) {
      entries.push(`${clock.stamp()} ${text}\n`);
    },
    text: () => `\uFEFF${entries.join("")}`,
  };
}
