import type { LogFormat, LogWindow, Match } from "../format.ts";

const LINE = /^([✖⚠]) {3,5}(\S.*) \[([a-z][a-z0-9-]{1,60}(?:\/[a-z0-9-]{1,60})?)\]$/s;

/** What commitlint finds wrong with messages of commits. */
export const commitlint: LogFormat = {
  id: "commitlint",
  title: "commitlint",
  glance: ["✖", "⚠"],
  read: readLine,
};

/** `✖   type must be one of [build, chore, ci] [type-enum]`. */
function readLine(window: LogWindow): Match | undefined {
  const [, mark, message, code] = LINE.exec(window.text(0)?.trimEnd() ?? "") ?? [];
  if (message === undefined || code === undefined) return undefined;
  return {
    from: 0,
    to: 1,
    findings: [{ code, severity: mark === "✖" ? "error" : "warning", message: message.trimEnd() }],
  };
}
