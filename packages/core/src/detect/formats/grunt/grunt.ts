import type { Finding, LogFormat, LogWindow } from "../format.ts";

const FORCE = " Use --force to continue.";
const WARNING = /^Warning: (\S.*) Use --force to continue\.$/s;
const TASK_FAILED = /^Task "[^"]{1,200}" failed\.$/;
const SAID = ">> ";
const BELL = "\u0007";
const MAX_ABOVE = 40;

/** What stops Grunt: a task that fails, with what it said before, or one that does not exist. */
export const grunt: LogFormat = {
  id: "grunt",
  title: "Grunt",
  glance: [FORCE],
  read(window) {
    const message = WARNING.exec(window.text(0)?.trimEnd() ?? "")?.[1]?.replaceAll(BELL, "");
    if (message === undefined) return undefined;
    const said = linesSaid(window);
    const finding: Finding = { severity: "error", message };
    if (!TASK_FAILED.test(message) || said.length === 0) return { from: 0, to: 1, findings: [finding] };
    const lines = { from: 0, to: 0 };
    return { from: -said.length, to: 1, findings: [...said, { ...finding, consequence: true, lines }] };
  },
};

/** `>> src/a.js is not tidy`, right above. */
function linesSaid(window: LogWindow): Finding[] {
  const findings: Finding[] = [];
  for (let offset = -1; offset > -MAX_ABOVE; offset--) {
    const text = window.text(offset)?.trimEnd();
    if (text?.startsWith(SAID) !== true) break;
    findings.unshift({
      severity: "error",
      message: text.slice(SAID.length),
      lines: { from: offset, to: offset },
    });
  }
  return findings;
}
