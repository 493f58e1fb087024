import type { LogFormat, LogWindow, Match } from "../format.ts";

const FAILED = /^ASSERT:(\S.*)$/;
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
function read(window: LogWindow): Match | undefined {
  const text = window.text(0) ?? "";
  if (RETURNED.test(text))
    return { from: 0, to: 1, findings: [{ severity: "error", message: text, consequence: true }] };
  const message = FAILED.exec(text)?.[1];
  if (message === undefined) return undefined;
  for (let offset = -1; offset > -MAX_BEFORE; offset--) {
    const test = window.text(offset);
    if (test === undefined) return undefined;
    if (TEST.test(test)) return { from: 0, to: 1, findings: [{ severity: "error", message, test }] };
  }
  return undefined;
}
