import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { claim } from "../place.ts";

const INDEX = /Unable to index (\S.{0,400}):$/s;
const SAID = /^(?:│ {2})?\s{0,8}((?:[A-Z]\w{0,60})?Error: \S.*)$/s;
const POSITION = / \((\d{1,9}):(\d{1,9})\)$/;
const UNRESOLVED = /^■ {2}(Could not resolve "[^"]{1,400}" from "([^"]{1,400})")$/s;

/** What Storybook says itself while it builds: stories that cannot be read, modules that cannot be resolved. */
export const storybook: LogFormat = {
  id: "storybook",
  title: "Storybook",
  glance: ["Unable to index ", "■  "],
  read: (window) => readIndex(window) ?? readUnresolved(window),
};

/** `🚨 Unable to index ./src/b.stories.jsx:` above `  SyntaxError: Unexpected token (1:24)`; columns count from 0. */
function readIndex(window: LogWindow): Match | undefined {
  const path = INDEX.exec((window.text(0) ?? "").trimEnd())?.[1];
  const said = path === undefined ? undefined : SAID.exec((window.text(1) ?? "").trimEnd())?.[1];
  if (path === undefined || said === undefined) return undefined;
  const [tail = "", line = "1", column] = POSITION.exec(said) ?? [];
  const place = claim(path, Number(line), column === undefined ? undefined : Number(column) + 1);
  const finding: Finding = { severity: "error", message: said.slice(0, said.length - tail.length), place };
  return { from: 0, to: 2, findings: [finding] };
}

/** `■  Could not resolve "./Button" from "src/b.stories.jsx"` */
function readUnresolved(window: LogWindow): Match | undefined {
  const [, message, path] = UNRESOLVED.exec((window.text(0) ?? "").trimEnd()) ?? [];
  if (message === undefined || path === undefined) return undefined;
  return { from: 0, to: 1, findings: [{ severity: "error", message, place: { path, line: 1 } }] };
}
