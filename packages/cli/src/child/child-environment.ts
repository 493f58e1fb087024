import { withoutOwnPackages } from "@hephaestus/core";
import type { Io, OutputStream } from "../io.ts";

/** What `FORCE_COLOR` calls a terminal's depth in bits. */
const COLOR_LEVELS: Readonly<Record<number, string>> = { 4: "1", 8: "2", 24: "3" };

/**
 * The environment of a command that the user runs: his own, secrets included. The command writes to a pipe, so it is told
 * where a terminal stands behind it that shows colours.
 */
export function childEnvironment(stream: OutputStream, env: Io["env"]): Record<string, string | undefined> {
  const own = withoutOwnPackages(env);
  const isDecided = env["NO_COLOR"] !== undefined || env["FORCE_COLOR"] !== undefined;
  if (stream.isTTY !== true || isDecided || env["TERM"] === "dumb") return own;
  const depth = stream.getColorDepth?.() ?? 4;
  const level = COLOR_LEVELS[depth];
  return level === undefined ? own : { ...own, FORCE_COLOR: level, CLICOLOR_FORCE: "1" };
}
