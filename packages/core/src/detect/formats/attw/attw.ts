import type { LogFormat, LogWindow, Match } from "../format.ts";

const LINK = "https://github.com/arethetypeswrong/arethetypeswrong.github.io/blob/main/docs/problems/";
const NAME = /^(\w{1,60})\.md$/;
const WARNING = "⚠";
const IGNORED = "(ignored";

/** Problems of a package's types that `attw` reports, each with a link to its explanation. They have no place. */
export const attw: LogFormat = {
  id: "attw",
  title: "Are the types wrong?",
  glance: [LINK],
  read: readProblem,
};

/** `🎭 Import resolved to a CommonJS type declaration file, but an ESM JavaScript file. https://…/FalseCJS.md` */
function readProblem(window: LogWindow): Match | undefined {
  const text = window.text(0)?.trimEnd() ?? "";
  const at = text.lastIndexOf(LINK);
  const code = at === -1 ? undefined : NAME.exec(text.slice(at + LINK.length))?.[1];
  const gap = text.indexOf(" ");
  if (code === undefined || gap === -1 || gap >= at || text.startsWith(IGNORED)) return undefined;
  const severity = text.startsWith(WARNING) ? "warning" : "error";
  return { from: 0, to: 1, findings: [{ code, severity, message: text.slice(gap + 1, at).trim() }] };
}
