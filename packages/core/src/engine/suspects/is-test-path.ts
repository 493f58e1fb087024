import { isTestFile } from "../../fixers/is-test-file.ts";

/** What `isTestFile` does not know: other languages and manners to name tests. */
const TEST_PATH =
  /(?:^|\/)(?:specs?|testing|test-?(?:utils?|helpers?|support)|integration-tests?|__(?:fixtures|helpers|mocks|snapshots|[\w-]*[Tt]est[\w-]*)__)\/|(?:^|\/)(?:test|spec)_[^/]*$|(?:^|\/)conftest\.py$|[._-](?:test|spec|tests)\.\w+$|(?:Tests?|Spec|IT)\.(?:java|kt|kts|scala|groovy|cs|fs|swift|php)$|(?:^|\/)(?:setup-?[Tt]ests?|test-?(?:[Uu]tils?|[Hh]elpers?|[Ss]etup))\./;

/** Whether a file is there for tests, in any language. */
export function isTestPath(file: string): boolean {
  return isTestFile(file) || TEST_PATH.test(file);
}
