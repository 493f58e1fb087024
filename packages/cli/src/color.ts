import picocolors from "picocolors";
import type { Io, OutputStream } from "./io.ts";

export type Colors = ReturnType<typeof picocolors.createColors>;

/** Colours for one stream: NO_COLOR turns them off, FORCE_COLOR on, otherwise a terminal decides. */
export function colorsFor(stream: OutputStream, env: Io["env"]): Colors {
  return picocolors.createColors(wantsColor(stream, env));
}

/** Whether a stream is to get escape codes. See https://no-color.org: an empty variable counts as not set. */
export function wantsColor(stream: OutputStream, env: Io["env"]): boolean {
  if (env["NO_COLOR"]) return false;
  const forced = env["FORCE_COLOR"];
  if (forced) return forced !== "0" && forced !== "false";
  return stream.isTTY === true && env["TERM"] !== "dumb";
}
