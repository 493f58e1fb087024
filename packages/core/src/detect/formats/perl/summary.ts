import type { Finding, LogWindow, Match } from "../format.ts";

const HEAD = /^(\S.{0,300}?) +\(Wstat: \d{1,9}(?: \([^)]{1,40}\))? Tests: \d{1,9} Failed: \d{1,9}\)$/;
const DETAIL = /^ {2}(?:Failed tests?: {1,2}|Non-zero (?:exit|wait) status: )/;
const OWN_END = /^Non-zero (?:exit|wait) status: \d{1,6}$/;
const BROKEN = /^ {2}(Parse errors: No plan found in TAP output)$/;
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
  const ended = OF_PERL.test(path) ? endedAlone(window, details) : undefined;
  if (ended !== undefined) return ended;
  if (details.length === 0 || (OF_PERL.test(path) && !isOfTests(window, details))) return undefined;
  const finding: Finding = { severity: "error", message: details.join("\n"), place: { path, line: 1 } };
  const isShown = isShownAbove(window);
  if (isShown && OF_PERL.test(path)) return undefined;
  const told: Finding = isShown ? { ...finding, consequence: true } : { ...finding, test: path };
  return { from: 0, to: details.length + 1, findings: [told] };
}

/** A program without failed tests that was killed, or that ended on its own with another status than that of a death. */
function endedAlone(window: LogWindow, details: readonly string[]): Match | undefined {
  const head = window.text(0) ?? "";
  const path = HEAD.exec(head)?.[1];
  const [only] = details;
  if (path === undefined || only === undefined || details.length > 1 || !head.endsWith(" Failed: 0)"))
    return undefined;
  if (!OWN_END.test(only) || only.endsWith(": 255")) return undefined;
  const broken = BROKEN.exec(window.text(2) ?? "")?.[1];
  if (broken === undefined && window.text(2)?.startsWith("  Parse errors: ") === true) return undefined;
  const message = broken === undefined ? only : `${only}\n${broken}`;
  const finding: Finding = { severity: "error", message, place: { path, line: 1 }, test: path };
  return { from: 0, to: broken === undefined ? 2 : 3, findings: [finding] };
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
