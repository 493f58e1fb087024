import type { Finding, LogWindow, Match } from "../format.ts";

const FAILED = /^\s{2,8}\( *(\d{1,5})\/\d{1,5}\) \[ *[A-Z]{2,10}\] \(X\) (\S.*)$/;
const NAMED = /^\s{2,8}\( *(\d{1,5})\/\d{1,5}\) \[ *[A-Z]{2,10}\] (?!\(X\))(\S.*)$/;
const FILE = /^\s*Starting Vader: (\S.*\.vader)$/;
const DETAIL = /^\s{6,}(?:[>-]|Expected|Got)/;
const MAX_ABOVE = 60;
const MAX_DETAILS = 8;

/** `    ( 2/119) [EXECUTE] (X) 1 should be equal to 2`, a failed case of Vader; its name stands on a row of the same number above. */
export function readVader(window: LogWindow): Match | undefined {
  const [, number, said] = FAILED.exec(window.text(0)?.trimEnd() ?? "") ?? [];
  if (number === undefined || said === undefined) return undefined;
  const finding: Finding = { severity: "error", message: said };
  for (let offset = -1; offset > -MAX_ABOVE; offset--) {
    const text = window.text(offset)?.trimEnd() ?? "";
    const [, other, name] = NAMED.exec(text) ?? [];
    if (other === number && name !== undefined) finding.test ??= name;
    const path = FILE.exec(text)?.[1];
    if (path === undefined) continue;
    finding.place = { path, line: 1 };
    break;
  }
  let to = 1;
  while (to < MAX_DETAILS && DETAIL.test(window.text(to) ?? "")) to += 1;
  return { from: 0, to, findings: [finding] };
}
