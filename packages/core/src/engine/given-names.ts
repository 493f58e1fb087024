/** What test runners give to every file, which a compiler knows only where their types are installed. */
const OF_TEST_RUNNERS: ReadonlySet<string> = new Set([
  "after",
  "afterAll",
  "afterEach",
  "assert",
  "before",
  "beforeAll",
  "beforeEach",
  "context",
  "expect",
  "jest",
  "setup",
  "should",
  "specify",
  "suite",
  "teardown",
  "vi",
]);

/** Whether a name is there without an import when code runs: of Node, or of a test runner. */
export function isGivenName(name: string): boolean {
  return Object.hasOwn(globalThis, name) || OF_TEST_RUNNERS.has(name);
}
