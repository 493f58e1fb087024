import { isSourceFile } from "../repository/source-file.ts";
import { isTestFile } from "./is-test-file.ts";

/** More sources than these are no answer to what a test runs. */
const MOST_FILES = 60;
const NOT_RUN =
  /\.d\.[cm]?ts$|(?:^|\/)\.|(?:^|[./])(?:[\w-]+\.)?config\.[cm]?[jt]s$|(?:^|\/)(?:examples?|bench(?:marks?)?|docs|scripts|website|dist)\//;

/** The sources that tests may run which import none of them, since they are handed what they test; none of many. */
export function testedFiles(files: readonly string[]): string[] {
  const own = files.filter((file) => isSourceFile(file) && !isTestFile(file) && !NOT_RUN.test(file));
  return own.length > MOST_FILES ? [] : own;
}
