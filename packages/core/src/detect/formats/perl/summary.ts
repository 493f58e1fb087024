import type { Finding, LogWindow, Match } from "../format.ts";

const HEAD = /^(\S.{0,300}?) +\(Wstat: \d{1,9}(?: \([^)]{1,40}\))? Tests: \d{1,9} Failed: \d{1,9}\)$/;
const DETAIL = /^ {2}(?:Failed tests?: {1,2}|Non-zero (?:exit|wait) status: )/;
const OF_PERL = /\.t$/;
const MAX_DETAILS = 4;
const PLAN = /^1\.\.\d/;
const MAX_ABOVE = 60;

/** `t/t0001-cart.sh (Wstat: 256 (exited 1) Tests: 2 Failed: 1)`, then `  Failed test:  2`, as `prove` sums up. */
export function readSummary(window: LogWindow): Match | undefined {
  const path = HEAD.exec(window.text(0) ?? "")?.[1];
  if (path === undefined) return undefined;
  const details: string[] = [];
  while (details.length < MAX_DETAILS && DETAIL.test(window.text(details.length + 1) ?? ""))
    details.push(
      window
        .text(details.length + 1)
        ?.trim()
        .replace(/ {2,80}/, " ") ?? "",
    );
  if (details.length === 0 || (OF_PERL.test(path) && !isOfTests(window, details))) return undefined;
  const finding: Finding = { severity: "error", message: details.join("\n"), place: { path, line: 1 } };
  const isShown = isShownAbove(window);
  if (isShown && OF_PERL.test(path)) return undefined;
  const told: Finding = isShown ? { ...finding, consequence: true } : { ...finding, test: path };
  return { from: 0, to: details.length + 1, findings: [told] };
}

/** Whether tests failed; of Perl's programs, why they ended or broke their plan is told elsewhere. */
function isOfTests(window: LogWindow, details: readonly string[]): boolean {
  const isBroken = window.text(details.length + 1)?.startsWith("  Parse errors: ") === true;
  return !isBroken && details.some((detail) => detail.startsWith("Failed test"));
}

/** Whether the tests themselves were shown, with their plan, as `prove -v` does. */
function isShownAbove(window: LogWindow): boolean {
  for (let offset = -1; offset > -MAX_ABOVE; offset--) {
    if (PLAN.test(window.text(offset) ?? "")) return true;
  }
  return false;
}
