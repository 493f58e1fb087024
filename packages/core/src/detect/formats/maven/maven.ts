import type { LogFormat } from "../format.ts";
import { readBuildError } from "./build-error.ts";
import { readEnforcer } from "./enforcer.ts";
import { readResults } from "./results.ts";
import { readSource } from "./source.ts";
import { readTestOutput } from "./test-output.ts";
import { readTest } from "./test.ts";

/** Compiler errors, failed tests (Surefire, Failsafe) and build errors that Maven prints, mostly behind `[ERROR]`. */
export const maven: LogFormat = {
  id: "maven",
  title: "Maven",
  glance: [
    "[ERROR]",
    "Running ",
    "[FATAL]",
    "[WARNING]",
    " <<< FAILURE!",
    " <<< ERROR!",
    "Tests run:",
    "Failed tests:",
    "Tests in error:",
  ],
  read: (window) =>
    readTest(window) ??
    readResults(window) ??
    readTestOutput(window) ??
    readSource(window) ??
    readEnforcer(window) ??
    readBuildError(window),
};
