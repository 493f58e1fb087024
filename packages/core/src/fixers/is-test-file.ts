/** `spec/cartSpec.js` is what Jasmine looks for; other files of such a folder may be of a specification. */
const TEST_FILE =
  /(?:^|\/)(?:tests?|__tests__|__mocks__|e2e|fixtures)\/|\.(?:test|spec|stories|bench)\.[cm]?[jt]sx?$|(?:^|\/)specs?\/(?:[^/]+\/){0,9}[^/]*[sS]pec\.[cm]?[jt]sx?$/;

/** Whether a file is there for tests, by the usual names of such files and folders. */
export function isTestFile(file: string): boolean {
  return TEST_FILE.test(file);
}
