import type { LogFormat, LogWindow, Match } from "../format.ts";
import { javac } from "../javac/javac.ts";
import { readBuildError } from "./build-error.ts";
import { readTestOutput } from "./test-output.ts";
import { readTestcase } from "./testcase.ts";

const TAG = /^ {1,12}\[(\w[\w.:-]{0,30})\] ?/;

/** Tests, compiler errors and build errors of Ant, which puts the name of its task before each line. */
export const ant: LogFormat = {
  id: "ant",
  title: "Ant",
  glance: [
    "Testcase: ",
    "Null Test: ",
    "[javac] ",
    "[junit] ",
    "BUILD FAILED",
    "- Standard Output -",
    "- Standard Error -",
  ],
  read,
};

function read(window: LogWindow): Match | undefined {
  const tag = TAG.exec(window.text(0) ?? "")?.[1];
  if (tag === undefined) return readTestcase(window) ?? readTestOutput(window) ?? readBuildError(window);
  const untagged = withoutTag(window, tag);
  if (tag === "javac") return javac.read(untagged, undefined);
  return readTestcase(untagged) ?? readTestOutput(untagged);
}

/** The lines of one task without its name; the first line of another ends them. */
function withoutTag(window: LogWindow, tag: string): LogWindow {
  return {
    at: window.at,
    text(offset) {
      const text = window.text(offset);
      const [head, name] = TAG.exec(text ?? "") ?? [];
      return name === tag ? text?.slice(head?.length) : undefined;
    },
  };
}
