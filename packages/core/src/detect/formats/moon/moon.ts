import type { Finding, LogFormat } from "../format.ts";

const MARK = "  × ";
/** `task_runner::run_failed`, `Error: project::unknown_task` */
const CODE = /^(?:Error: )?([a-z]\w{0,60}(?:::[a-z]\w{0,60}){1,4})$/;
/** A task that starts or ends: `▮▮▮▮ cart:build (359eaf8e)` */
const STEP = /^▮{4} \S{1,200} \([^()]{1,80}\)$/;
const CAUSE = /^ {2}╰─▶ (\S.*)$/s;
/** What the task's command has printed tells why. */
const COMMAND = /^Process .{1,200} failed: exit code -?\d{1,10}$/s;

/** What moon says of tasks that fail, and of targets and projects that do not exist. */
export const moon: LogFormat = {
  id: "moon",
  title: "moon",
  glance: [MARK, "▮▮▮▮ "],
  read(window) {
    const text = window.text(0)?.trimEnd() ?? "";
    if (STEP.test(text)) return { from: 0, to: 1, findings: [] };
    const code = CODE.exec(window.text(-2)?.trimEnd() ?? "")?.[1];
    if (!text.startsWith(MARK) || code === undefined || window.text(-1)?.trim() !== "") return undefined;
    const cause = CAUSE.exec(window.text(1)?.trimEnd() ?? "")?.[1];
    const message = text.slice(MARK.length) + (cause === undefined ? "" : `\n${cause}`);
    const finding: Finding = { severity: "error", code, message };
    if (cause !== undefined && COMMAND.test(cause)) finding.consequence = true;
    return { from: -2, to: cause === undefined ? 1 : 2, findings: [finding] };
  },
};
