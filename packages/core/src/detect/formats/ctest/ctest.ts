import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";

const HEAD = "The following tests FAILED:";
const TEST = /^\s+\d{1,9} - (\S.*) \(([^()]+)\)/;
const MAX_LINES = 480;

/** Failed tests of CTest, from the list at its end. */
export const ctest: LogFormat = {
  id: "ctest",
  title: "CTest",
  glance: [HEAD],
  read,
};

/** `	  1 - fails (Failed)`, with labels behind it since CMake 3.30. */
function read(window: LogWindow): Match | undefined {
  if (window.text(0)?.trim() !== HEAD) return undefined;
  const findings: Finding[] = [];
  let offset = 1;
  for (; offset < MAX_LINES; offset++) {
    const [, test, reason] = TEST.exec(window.text(offset) ?? "") ?? [];
    if (test === undefined || reason === undefined) break;
    findings.push({ severity: "error", message: reason, test, lines: { from: offset, to: offset } });
  }
  return { from: 0, to: offset, findings };
}
