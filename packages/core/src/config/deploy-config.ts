/** How much `mode: deploy` hands on. Spans in milliseconds. */
export interface DeployLimits {
  /** So many pull requests may be open at once. */
  maxOpen: number;
  /** After a fix of a problem, no other of the same problem for so long. */
  cooldownMs: number;
  /** When nothing is handed on; undefined: never. */
  quietHours: QuietHours | undefined;
}

/** From and to a minute of the day, by the machine's own clock; over midnight where `to` is less. */
export interface QuietHours {
  from: number;
  to: number;
}

/** `deploy:` as a person writes it. */
export interface DeploySection {
  max_open?: number | undefined;
  cooldown?: string | undefined;
  quiet_hours?: string | undefined;
}

const HOURS = /^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)$/;

/** The hours of `22:00-06:30`; undefined for any other text, and where they are none. */
export function parseQuietHours(text: string): QuietHours | undefined {
  const [, ...parts] = HOURS.exec(text) ?? [];
  if (parts.length === 0) return undefined;
  const [fromHour = 0, fromMinute = 0, toHour = 0, toMinute = 0] = parts.map(Number);
  const hours = { from: fromHour * 60 + fromMinute, to: toHour * 60 + toMinute };
  return hours.from === hours.to ? undefined : hours;
}

/** The text that `parseQuietHours` reads as these hours. */
export function formatQuietHours({ from, to }: QuietHours): string {
  return `${clock(from)}-${clock(to)}`;
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}
