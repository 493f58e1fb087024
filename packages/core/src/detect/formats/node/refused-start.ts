import type { LogWindow, Match } from "../format.ts";

/** What stands in the messages of `node` about its own command line and `NODE_OPTIONS`. */
export const REFUSED_START: readonly string[] = [
  "bad option: ",
  " requires an argument",
  " is not allowed in NODE_OPTIONS",
  "invalid value for ",
  "node: either --",
  ".env: not found",
];

const REFUSAL =
  /^(?:\S*[/\\])?node(?:\.exe)?: ((?:bad option: \S|either --|invalid value for (?:--|NODE_OPTIONS)).*|--?\S+ (?:requires an argument|is not allowed in NODE_OPTIONS)|\S*\.env: not found)$/;

/** `/usr/bin/node: bad option: --experimental-strip-types`: it did not start at all. */
export function readRefusedStart(window: LogWindow): Match | undefined {
  const message = REFUSAL.exec(window.text(0) ?? "")?.[1];
  return message === undefined
    ? undefined
    : { from: 0, to: 1, findings: [{ severity: "error", message: `node: ${message}` }] };
}
