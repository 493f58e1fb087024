const FAILED: ReadonlySet<string> = new Set(
  "FAIL FAILED FAILURE ERROR Fail Failed Failure Error fail failed failure broken err ERR KO CRASHED TIMEOUT".split(
    " ",
  ),
);
const PASSED: ReadonlySet<string> = new Set(
  "PASS PASSED OK Pass Passed Ok pass passed ok SUCCESS Success success".split(" "),
);

/** Whether a word says of a test that it failed, `FAILED`, or that it passed, `ok`; undefined for any other word. */
export function failedBy(word: string): boolean | undefined {
  if (FAILED.has(word)) return true;
  return PASSED.has(word) ? false : undefined;
}
