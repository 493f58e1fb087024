import type { LogFormat } from "../format.ts";
import { readFailures } from "./failures.ts";
import { readFlat } from "./flat.ts";
import { readSource } from "./source.ts";

/** Failures in the text of JUnit's own runners: the console launcher of JUnit 5 and 6, and `JUnitCore` of JUnit 4. */
export const junit: LogFormat = {
  id: "junit",
  title: "JUnit",
  glance: [
    "MethodSource [className",
    "ClassSource [className",
    "There was 1 failure:",
    "There were ",
    " => Exception: ",
  ],
  read: (window) => readSource(window) ?? readFlat(window) ?? readFailures(window),
};
