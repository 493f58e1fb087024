import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";

const HOOK = /^(?:- )?hook ?id: (\S+)$/;
const HEAD = /^(\S.{0,200}?)\.{3,200}(?:\([^)]{0,100}\))?Failed$/;
const MODIFIED = /^(?:- )?(?:files were modified by this hook|Files were modified by this hook\b.*)$/;
const MISSING = /^Executable `(.+)` not found$/;
const MAX_LINES = 8;

/** Hooks of pre-commit that failed; what they print is read by the formats of their tools. */
export const preCommit: LogFormat = {
  id: "pre-commit",
  title: "pre-commit",
  glance: ["- hook id: ", "hookid: "],
  read,
};

/** Reads `- hook id: isort` below `isort....Failed`, and why: that files were modified, or an exit code. */
function read(window: LogWindow): Match | undefined {
  const code = HOOK.exec(window.text(0) ?? "")?.[1];
  if (code === undefined || !HEAD.test(window.text(-1) ?? "")) return undefined;
  for (let offset = 1; offset < MAX_LINES; offset++) {
    const text = window.text(offset) ?? "";
    const isMissing = MISSING.test(text);
    if (!isMissing && !MODIFIED.test(text)) continue;
    return {
      from: -1,
      to: offset + 1,
      findings: [{ code, severity: "error", message: text.replace(/^- /, "") }],
    };
  }
  const finding: Finding = { code, severity: "error", message: `hook ${code} failed`, consequence: true };
  return { from: -1, to: 1, findings: [finding] };
}
