import type { LogFormat, LogWindow, Match } from "../format.ts";

const MIDDLE = " failed for `";
const RULES = "` rules: ";
const STAMP = /^\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d /;

/** Names of files and folders that ls-lint does not allow. */
export const lsLint: LogFormat = {
  id: "ls-lint",
  title: "ls-lint",
  glance: [MIDDLE],
  read: readName,
};

/** `src/FooBar.js failed for `.js` rules: kebabcase`, in older versions behind a time. */
function readName(window: LogWindow): Match | undefined {
  const text = (window.text(0)?.trimEnd() ?? "").replace(STAMP, "");
  const at = text.indexOf(MIDDLE);
  const rules = text.indexOf(RULES, at);
  if (at < 1 || rules === -1) return undefined;
  const place = { path: text.slice(0, at), line: 1 };
  const code = text.slice(rules + RULES.length);
  return { from: 0, to: 1, findings: [{ code, severity: "error", message: text.slice(at + 1), place }] };
}
