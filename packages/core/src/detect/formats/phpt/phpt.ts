import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";

/** The runner wipes out what it showed of its progress: `TEST 1/5 [phpt/add.phpt]`. */
const RESULT =
  /^(?:TEST \d{1,7}\/\d{1,7} \[.{1,400}?\] {0,80})?(FAIL|BORK|LEAK) (\S.{0,600}?) \[([^\]]{1,400}\.phpt)\]/;
const DIFF_START = "========DIFF========";
const DIFF_END = "========DONE========";
const DIFF = /^\d{3,6}[-+] ?(.*)$/;
const MAX_DIFF = 400;
const MAX_MESSAGE_LINES = 10;
/** A test that cannot be run has no name: why stands in its place. */
const BROKEN = "BORK";

/** Failed tests of PHP's run-tests.php, which extensions of PHP have, too. */
export const phpt: LogFormat = {
  id: "phpt",
  title: "run-tests.php",
  glance: ["FAIL ", "BORK ", "LEAK ", DIFF_START],
  read: (window) => readDiff(window) ?? readResult(window, 0, []),
};

/** `========DIFF========`, `001+ 4`, `001- 5`, `========DONE========`, then the test that it is of. */
function readDiff(window: LogWindow): Match | undefined {
  if (window.text(0)?.endsWith(DIFF_START) !== true) return undefined;
  const lines: string[] = [];
  for (let offset = 1; offset < MAX_DIFF; offset++) {
    const text = window.text(offset)?.trimEnd();
    if (text === undefined) return undefined;
    if (text === DIFF_END) return readResult(window, offset + 1, lines);
    if (DIFF.test(text)) lines.push(text);
  }
  return undefined;
}

/** `FAIL cart: adds (two items) [phpt/add.phpt] ` */
function readResult(window: LogWindow, at: number, diff: readonly string[]): Match | undefined {
  const [, status, name, path] = RESULT.exec(window.text(at) ?? "") ?? [];
  if (name === undefined || path === undefined) return undefined;
  const message = diff.slice(0, MAX_MESSAGE_LINES).join("\n") || name;
  const finding: Finding = { severity: "error", message, place: { path, line: 1 } };
  return { from: 0, to: at + 1, findings: [status === BROKEN ? finding : { ...finding, test: name }] };
}
