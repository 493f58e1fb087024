import type { LogFormat, LogWindow, Match } from "../format.ts";
import { readBuildError } from "./build-error.ts";
import { readTest } from "./test.ts";

const OUTPUT = / STANDARD_(?:OUT|ERROR)$/;
const MAX_LINES = 480;

/** Failed tests and build errors of Gradle 1 to 9. */
export const gradle: LogFormat = {
  id: "gradle",
  title: "Gradle",
  glance: [" FAILED", "* What went wrong:", " STANDARD_ERR", " STANDARD_OUT"],
  read: (window) => readTest(window) ?? readBuildError(window) ?? readOutput(window),
};

/** What a test prints is indented below `shop.CartTest > total STANDARD_ERROR`: it is no failure. */
function readOutput(window: LogWindow): Match | undefined {
  const text = window.text(0) ?? "";
  if (!OUTPUT.test(text) || text.startsWith(" ")) return undefined;
  let to = 1;
  while (to < MAX_LINES && /^ {4}/.test(window.text(to) ?? "")) to += 1;
  return { from: 0, to, findings: [] };
}
