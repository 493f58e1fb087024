import type { Severity } from "../../../model/problem.ts";
import type { LogFormat, LogWindow, Match } from "../format.ts";
import type { LineReader } from "../line-reader.ts";
import { readDiagnostic, readScala3 } from "./diagnostic.ts";
import { readTest } from "./test.ts";

const LEVEL = /^\[(error|warn|info)\] ?/;
const SEVERITIES: ReadonlyMap<string, Severity> = new Map([
  ["error", "error"],
  ["warn", "warning"],
]);
const GIVEN_UP =
  /^\([\w /:.-]{1,100}\) (?:(?:sbt\.)?TestsFailedException: Tests unsuccessful|Compilation failed)$/;

/** Errors of the Scala compilers and failed tests, bare and behind sbt's `[error] ` and `[info] `. */
export const scala: LogFormat = {
  id: "scala",
  title: "Scala, sbt",
  glance: [
    ".scala:",
    ".sc:",
    ".sbt:",
    "*** FAILED ***",
    "*** ABORTED ***",
    "==> X ",
    "==> E ",
    "[error] ",
    ": Falsified after ",
    ": Gave up after ",
    ": Exception raised on ",
  ],
  read(window) {
    const level = LEVEL.exec(window.text(0) ?? "")?.[1];
    const line = level === undefined ? window.text : withoutLevel(window);
    const severity = level === undefined ? undefined : SEVERITIES.get(level);
    return readDiagnostic(line, severity) ?? readScala3(line) ?? readTest(line) ?? readEnd(line);
  },
};

function withoutLevel(window: LogWindow): LineReader {
  return (offset) => {
    const text = window.text(offset);
    const head = LEVEL.exec(text ?? "")?.[0];
    return head === undefined ? undefined : text?.slice(head.length);
  };
}

/** `(Test / test) sbt.TestsFailedException: Tests unsuccessful` */
function readEnd(line: LineReader): Match | undefined {
  const message = line(0)?.trimEnd() ?? "";
  if (!GIVEN_UP.test(message)) return undefined;
  return { from: 0, to: 1, findings: [{ severity: "error", message, consequence: true }] };
}
