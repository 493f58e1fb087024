import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";

const FAILED = /^ASSERT:(\S.*)?$/;
const TEST = /^test\w+$/;
const RETURNED = /^shunit2:ERROR (\w+)\(\) returned non-zero return code\.$/;
const MAX_BEFORE = 60;

/** Failed assertions of shUnit2. */
export const shunit2: LogFormat = {
  id: "shunit2",
  title: "shUnit2",
  glance: ["ASSERT:", "shunit2:ERROR "],
  read,
};

/** `testAdds`, then `ASSERT:sum expected:<4> but was:<3>`. */
function read(window: LogWindow, previous: Match | undefined): Match | undefined {
  const text = window.text(0) ?? "";
  const broken = RETURNED.exec(text)?.[1];
  if (broken !== undefined) {
    const isTold = previous?.findings.some(({ test }) => test === broken) === true;
    const rest = isTold ? { consequence: true } : { test: broken };
    return { from: 0, to: 1, findings: [{ severity: "error", message: text, ...rest }] };
  }
  if (!FAILED.test(text)) return undefined;
  for (let offset = -1; offset > -MAX_BEFORE; offset--) {
    const test = window.text(offset);
    if (test !== undefined && TEST.test(test)) return readAssertions(window, test);
  }
  return undefined;
}

function readAssertions(window: LogWindow, test: string): Match {
  const findings: Finding[] = [];
  for (let failed = FAILED.exec(window.text(0) ?? ""); failed !== null;) {
    const lines = { from: findings.length, to: findings.length };
    findings.push({ severity: "error", message: failed[1] ?? "assertion failed", test, lines });
    failed = findings.length < MAX_BEFORE ? FAILED.exec(window.text(findings.length) ?? "") : null;
  }
  return { from: 0, to: findings.length, findings };
}
