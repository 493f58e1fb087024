import type { LogFormat, LogWindow, Match } from "../format.ts";

const LINK = "https://github.com/arethetypeswrong/arethetypeswrong.github.io/blob/main/docs/problems/";
const NAME = /^(\w{1,60})\.md$/;
const WARNING = "⚠";
/** An emoji, which `--no-emoji` leaves out. */
const MARK = /^[^\p{L}\p{N}\s]{1,8} +/u;
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
  if (code === undefined || text.startsWith(IGNORED)) return undefined;
  if (text.slice(0, at).trim() === "") return undefined;
  const severity = text.startsWith(WARNING) ? "warning" : "error";
  return {
    from: 0,
    to: 1,
    findings: [{ code, severity, message: text.slice(0, at).replace(MARK, "").trim() }],
  };
}
