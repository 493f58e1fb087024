import { HephaestusError } from "../../model/error.ts";

/** The `log-unreadable` error for what a stream, zlib or yauzl threw; errors that are meant for people stay as they are. */
export function logUnreadable(message: string, cause: unknown): HephaestusError {
  if (cause instanceof HephaestusError) return cause;
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new HephaestusError("log-unreadable", `${message}: ${reason}`, { cause });
}
