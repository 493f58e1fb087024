const MILLISECONDS = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const DURATION = /^([1-9][0-9]{0,4})([smhd])$/;

/** Milliseconds of a whole number with a unit, such as `30s`, `5m`, `1h` or `2d`; undefined for any other text. */
export function parseDuration(text: string): number | undefined {
  const [, digits, unit] = DURATION.exec(text) ?? [];
  if (unit !== "s" && unit !== "m" && unit !== "h" && unit !== "d") return undefined;
  return Number(digits) * MILLISECONDS[unit];
}

/** The shortest text that `parseDuration` reads as this many milliseconds: 300000 is `5m`; none is `0s`. Expects whole seconds. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds === 0) return "0s";
  const unit =
    (["d", "h", "m"] as const).find((candidate) => milliseconds % MILLISECONDS[candidate] === 0) ?? "s";
  return `${milliseconds / MILLISECONDS[unit]}${unit}`;
}
