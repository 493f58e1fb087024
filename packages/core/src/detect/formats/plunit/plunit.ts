import { blockLines } from "../block-lines.ts";
import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { parsePlace } from "../place.ts";

const PLACED = /^(?:\[\d{1,6}\/\d{1,6}\] )?ERROR: {1,8}(\S.*:\d{1,9}):$/;
const TEST = /^(?:ERROR: {1,8})?\t(?:PL-Unit: )?[Tt]est (\S.{0,200}?): (.*)$/;
/** What goes around a test, which it does not name. */
const HOOK = /^\t(error in (?:setup|cleanup): .*)$/;
/** More of the same. */
const DETAIL = /^ERROR: {3,12}(\S.*)$/;
const MOST_DETAILS = 12;

/** Failed tests of SWI-Prolog's plunit. */
export const plunit: LogFormat = {
  id: "plunit",
  title: "PlUnit",
  glance: ["ERROR: "],
  read,
};

/** `ERROR: /…/t.pl:5:`, `\ttest eq: wrong answer (compared using ==)`, `ERROR:     Expected: 4`. */
function read(window: LogWindow): Match | undefined {
  const place = parsePlace(PLACED.exec(window.text(0)?.trimEnd() ?? "")?.[1] ?? "");
  const [, test, why] = TEST.exec(window.text(1)?.trimEnd() ?? "") ?? [];
  const hook = HOOK.exec(window.text(1)?.trimEnd() ?? "")?.[1];
  if (place !== undefined && hook !== undefined)
    return { from: 0, to: 2, findings: [{ severity: "error", message: hook, place }] };
  if (place === undefined || test === undefined) return undefined;
  const details = blockLines(window, 2, MOST_DETAILS, (text) => !DETAIL.test(text));
  const told = [why, ...details.map((line) => DETAIL.exec(line)?.[1] ?? line)];
  const finding: Finding = { severity: "error", message: told.join("\n"), test, place };
  return { from: 0, to: details.length + 2, findings: [finding] };
}
