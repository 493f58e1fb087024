import type { Finding, LogFormat, LogWindow } from "../format.ts";

const FORCE = " Use --force to continue.";
const WARNING = /^Warning: (\S.*) Use --force to continue\.$/s;
const TASK_FAILED = /^Task "[^"]{1,200}" failed\.$/;
const RUNNING = /^Running "[^"]{1,200}" (?:\([^)]{1,200}\) )?task$/;
/** What a linter's task counts below its rows: `>> 14 errors in 3 files` */
const COUNT = /^>> \d{1,9} \w{1,20} in \d{1,9} files?$/;
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
    const isSilent = RUNNING.test(window.text(-1)?.trimEnd() ?? "");
    if (!TASK_FAILED.test(message) || isSilent) return { from: 0, to: 1, findings: [finding] };
    const lines = { from: 0, to: 0 };
    return {
      from: said[0]?.lines?.from ?? 0,
      to: 1,
      findings: [...said, { ...finding, consequence: true, lines }],
    };
  },
};

/** `>> src/a.js is not tidy`, right above. */
function linesSaid(window: LogWindow): Finding[] {
  const findings: Finding[] = [];
  for (let offset = -1; offset > -MAX_ABOVE; offset--) {
    const text = window.text(offset)?.trimEnd();
    if (text?.startsWith(SAID) !== true || COUNT.test(text)) break;
    findings.unshift({
      severity: "error",
      message: text.slice(SAID.length),
      lines: { from: offset, to: offset },
    });
  }
  return findings;
}
