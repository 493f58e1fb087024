import type { LogWindow, Match } from "../format.ts";

/** What Test::More says as a program ends with an error. */
export const ENDED = "# Looks like your test exited with ";

const NO_PLAN = "# Tests were run but no plan was declared";
const PROGRAM = /^(\S.{0,300}?\.t) \.{2,}/;
const OF_TESTS =
  /^(?:#|ok\b|not ok\b|1\.\.\d|\s|$|Dubious, |No subtests run|Failed \d|All \d|\S.{0,300}?\.t \.\.)/;
/** A death that names its place is told there. */
const PLACED = / line \d{1,9}\.$/;
const MAX_BELOW = 3;

/** `no database`, `# Looks like your test exited with 255 just after 1.`, `t/cart.t ..`: a death without a place, as `die "no database\n"`. */
export function readEnded(window: LogWindow): Match | undefined {
  if (window.text(0)?.startsWith(ENDED) !== true) return undefined;
  const from = window.text(-1)?.startsWith(NO_PLAN) === true ? -2 : -1;
  const message = window.text(from)?.trimEnd() ?? "";
  if (OF_TESTS.test(message) || PLACED.test(message)) return undefined;
  for (let below = 1; below <= MAX_BELOW; below++) {
    const path = PROGRAM.exec(window.text(below) ?? "")?.[1];
    if (path === undefined) continue;
    return { from, to: 1, findings: [{ severity: "error", message, place: { path, line: 1 }, test: path }] };
  }
  return undefined;
}
