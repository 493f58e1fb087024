import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";

const FAILED = /^FAILED: (?:\[code=-?\d+\] )?(\S.*)$/;
const STOPPED = /^ninja: (build stopped: \S.*)$/;
const ERROR = /^ninja: (?:fatal|error): (\S.*)$/;

/** Errors of Ninja; a step that failed is a consequence of what its command printed. */
export const ninja: LogFormat = {
  id: "ninja",
  title: "Ninja",
  glance: ["FAILED: ", "ninja: "],
  read,
};

function read(window: LogWindow): Match | undefined {
  const text = window.text(0) ?? "";
  const failed = FAILED.exec(text)?.[1]?.trimEnd();
  if (failed !== undefined && /^\[\d+\/\d+\] /.test(window.text(-1) ?? ""))
    return toMatch(
      2,
      { severity: "error", message: `FAILED: ${failed}`, lines: { from: 0, to: 0 }, consequence: true },
      window,
    );
  const stopped = STOPPED.exec(text)?.[1];
  if (stopped !== undefined)
    return toMatch(1, { severity: "error", message: stopped, consequence: true }, window);
  const message = ERROR.exec(text)?.[1];
  return message === undefined ? undefined : toMatch(1, { severity: "error", message }, window);
}

/** The command is printed below a step that failed. */
function toMatch(to: number, finding: Finding, window: LogWindow): Match {
  return { from: 0, to: window.text(to - 1) === undefined ? 1 : to, findings: [finding] };
}
