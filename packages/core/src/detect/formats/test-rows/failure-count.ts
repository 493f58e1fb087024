const LONGEST = 160;
const NUMBER = /^\d{1,7}$/;
const FAILURES: ReadonlySet<string> = new Set(
  "fail fails failed failing failure failures error errors unsuccessful broken crashed ko".split(" "),
);
const TESTS: ReadonlySet<string> = new Set(
  "test tests testcase testcases case cases spec specs example examples check checks assertion assertions suite suites scenario scenarios passed pass passing passes success successes succeeded successful ok ran run total skipped".split(
    " ",
  ),
);

/** `1/2 tests passed` */
const PASSED_OF = /^\W{0,8}(\d{1,7})\/(\d{1,7}) (?:tests?|specs?|examples?) passed\W{0,4}$/;
const BETWEEN: ReadonlySet<string> = new Set(["unexpected", "of", "have", "the", "were"]);

/**
 * Whether tests failed, where a line counts them: true for `Ran 4 tests, 1 success, 2 failures`, `Failed: 2` and
 * `1/3 passed (2 failed)`, false for `4 tests, 0 failures`.
 */
export function tellsFailedTests(line: string): boolean | undefined {
  if (line.length > LONGEST || !/\d/.test(line)) return undefined;
  const [, some, all] = PASSED_OF.exec(line) ?? [];
  if (some !== undefined) return Number(some) < Number(all);
  const words = line
    .toLowerCase()
    .split(/[^a-z\d]/)
    .filter((word) => word !== "");
  const others = words.filter((word) => !NUMBER.test(word));
  if (!others.some((word) => TESTS.has(word)) && !isFailuresAlone(others)) return undefined;
  const counts = words.flatMap((word, index) => (FAILURES.has(word) ? (countAt(words, index) ?? []) : []));
  return counts.length === 0 ? undefined : counts.some((count) => count > 0);
}

/** ` Failed  2`, `# of unexpected failures 4`. */
function isFailuresAlone(words: readonly string[]): boolean {
  return words.every((word) => word.startsWith("fail") || word === "of" || word === "unexpected");
}

/** A number stands right before the word, or with `of 12 tests` between; or right behind it. */
function countAt(words: readonly string[], index: number): number | undefined {
  for (let before = 1; before <= 4; before++) {
    const word = words[index - before] ?? "";
    if (NUMBER.test(word)) {
      const first = words[index - before - 2] ?? "";
      return Number(words[index - before - 1] === "of" && NUMBER.test(first) ? first : word);
    }
    if (!TESTS.has(word) && !BETWEEN.has(word)) break;
  }
  const next =
    words[index + 1] === "tests" || words[index + 1] === "total" ? words[index + 2] : words[index + 1];
  return next !== undefined && NUMBER.test(next) ? Number(next) : undefined;
}
