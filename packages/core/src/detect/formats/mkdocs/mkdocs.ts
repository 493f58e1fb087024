import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";

/** `WARNING  -  Doc file 'index.md' contains a link 'gone.md', but the target is not found among documentation files.` */
const LOGGED = /^(WARNING|ERROR|CRITICAL) {0,4} - {1,2}(\S.*)$/;
const FILE = /^(?:Doc|Documentation) file '([^']{1,300})' contains /;
/** Other tools that log in this layout say other things. */
const OF_MKDOCS =
  /^(?:A (?:relative )?(?:path|reference) to '|Config value |Doc(?:umentation)? file '|Error reading page '|Template skipped)/;
const SUM =
  /^(?:Aborted with \d{1,9} (?:\w{1,20} )?(?:[Ww]arnings?|[Ee]rrors?|Configuration)\b.*|Exited with \d{1,9} warnings in strict mode!?)$/;

/** What MkDocs says of pages and its configuration; that it stopped is a consequence. */
export const mkdocs: LogFormat = {
  id: "mkdocs",
  title: "MkDocs",
  glance: ["WARNING  -  ", "WARNING -  ", "ERROR    -  ", "ERROR   -  ", "Aborted with ", " in strict mode"],
  read,
};

function read(window: LogWindow): Match | undefined {
  const text = window.text(0)?.trimEnd() ?? "";
  if (SUM.test(text)) return toMatch({ severity: "error", message: text, consequence: true });
  const [, level, message] = LOGGED.exec(text) ?? [];
  if (message === undefined || !OF_MKDOCS.test(message)) return undefined;
  const finding: Finding = { severity: level === "WARNING" ? "warning" : "error", message };
  const path = FILE.exec(message)?.[1];
  return toMatch(path === undefined ? finding : { ...finding, place: { path, line: 1 } });
}

function toMatch(finding: Finding): Match {
  return { from: 0, to: 1, findings: [finding] };
}
