import type { LogFormat } from "../format.ts";
import { readIssue } from "./issue.ts";
import { readTest } from "./test.ts";

/** Issues of `dart analyze` and `flutter analyze`, failed tests of Dart and Flutter. */
export const dart: LogFormat = {
  id: "dart",
  title: "Dart, Flutter",
  glance: [".dart:", " [E]"],
  read: (window) => readIssue(window) ?? readTest(window),
};
