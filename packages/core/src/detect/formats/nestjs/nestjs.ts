import { blockLines } from "../block-lines.ts";
import type { Finding, LogFormat } from "../format.ts";
import { readStackFailure } from "../stack-failure.ts";

const MARK = "ERROR [ExceptionHandler] ";
const HEAD = /^(?:\[[^\]]{1,60}\] )?\d{1,9} {1,3}- [^[]{1,60} ERROR \[ExceptionHandler\] (\S.*)$/s;
const MAX_LINES = 60;

/** Errors that keep an application of NestJS from starting. */
export const nestjs: LogFormat = {
  id: "nestjs",
  title: "NestJS",
  glance: [MARK],
  read(window) {
    const head = HEAD.exec(window.text(0)?.trimEnd() ?? "")?.[1];
    if (head === undefined) return undefined;
    const stack = blockLines(window, 1, MAX_LINES, (text) => text.startsWith("[") || text.startsWith("}"));
    const { frames, ...failure } = readStackFailure([head, ...stack]);
    const finding: Finding = { severity: "error", ...failure };
    if (frames.length > 0) finding.frames = frames;
    return { from: 0, to: stack.length + 1, findings: [finding] };
  },
};
