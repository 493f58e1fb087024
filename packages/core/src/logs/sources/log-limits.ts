/** How much of what a container holds is read, so that no small file fills memory or disk or runs for ever. */
export interface LogLimits {
  /** Bytes of a zip, which is held in memory, since its index is at its end; GitHub's are a few megabytes. */
  packedBytes: number;
  /** Bytes that all logs of a gzip or zip unpack to: more is a bomb, not a log. */
  unpackedBytes: number;
  /** Entries of a zip. */
  entries: number;
}

const MEBIBYTE = 2 ** 20;

export const LOG_LIMITS: LogLimits = {
  packedBytes: 512 * MEBIBYTE,
  unpackedBytes: 4096 * MEBIBYTE,
  entries: 10_000,
};

/** A limit as people read it: `512 MiB`, `300 bytes`. */
export function inMebibytes(bytes: number): string {
  return bytes < MEBIBYTE ? `${bytes} bytes` : `${Math.round(bytes / MEBIBYTE)} MiB`;
}
