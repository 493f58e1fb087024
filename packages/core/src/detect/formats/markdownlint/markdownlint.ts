import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { claim } from "../place.ts";
import { readToolCrash } from "../tool-crash.ts";
import { JSON_KEY, readJson } from "./json.ts";

const LINE = /:(\d{1,9})(?::(\d{1,9}))?:? (?:(error|warning) )?(MD\d{3})(?:\/[\w-]{1,80}){0,4} /;
const PACKAGES = /^markdownlint/;

/** markdownlint-cli and markdownlint-cli2, and errors with which they end. */
export const markdownlint: LogFormat = {
  id: "markdownlint",
  title: "markdownlint",
  glance: [" MD0", "Error: ", JSON_KEY],
  read: (window) => readLine(window) ?? readJson(window) ?? readToolCrash(window, PACKAGES),
};

/** `docs/guide.md:8:81 error MD013/line-length Line length [Expected: 80; Actual: 116]`; older versions tell no severity. */
function readLine(window: LogWindow): Match | undefined {
  const text = window.text(0)?.trimEnd() ?? "";
  const found = LINE.exec(text);
  if (found === null || found.index === 0) return undefined;
  const [head, line, column, severity, code = ""] = found;
  const message = text.slice(found.index + head.length);
  const place = claim(
    text.slice(0, found.index),
    Number(line),
    column === undefined ? undefined : Number(column),
  );
  const finding: Finding = { code, severity: severity === "warning" ? "warning" : "error", message, place };
  return { from: 0, to: 1, findings: [finding] };
}
