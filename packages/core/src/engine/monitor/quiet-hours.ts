import type { QuietHours } from "../../config/deploy-config.ts";

const DAY = 24 * 60;

/** Whether a time in milliseconds since 1970 lies in the hours, by the clock of the machine; the last minute is none of them. */
export function isQuiet({ from, to }: QuietHours, time: number): boolean {
  const minute = minuteOfDay(time);
  return from < to ? minute >= from && minute < to : minute >= from || minute < to;
}

/** How many minutes of the hours are left. */
export function minutesUntilLoud({ to }: QuietHours, time: number): number {
  return (to - minuteOfDay(time) + DAY) % DAY;
}

function minuteOfDay(time: number): number {
  const date = new Date(time);
  return date.getHours() * 60 + date.getMinutes();
}
