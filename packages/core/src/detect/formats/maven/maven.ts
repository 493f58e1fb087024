import type { LogFormat } from "../format.ts";
import { readBuildError } from "./build-error.ts";
import { readSource } from "./source.ts";
import { readTest } from "./test.ts";

/** Compiler errors, failed tests (Surefire, Failsafe) and build errors that Maven prints behind `[ERROR]`. */
export const maven: LogFormat = {
  id: "maven",
  title: "Maven",
  glance: ["[ERROR]", "[FATAL]", "[WARNING]"],
  read: (window) => readTest(window) ?? readSource(window) ?? readBuildError(window),
};
