import { z } from "zod";
import type { LogWindow } from "../format.ts";

/** What a task that failed returned. */
export interface TaskResult {
  message: string;
  stderr: string;
  /** The line after it, relative to the one that was read. */
  to: number;
}

const Result = z.object({
  msg: z.unknown(),
  stderr: z.string().optional(),
  module_stderr: z.string().optional(),
});
const MAX_LINES = 200;
/** Lines that are too long are cut. */
const MESSAGE = /"msg": ("(?:[^"\\]|\\.)*")/;
const YAML_MESSAGE = /^ {2}msg: (\S.*)$/;
const TEXT = z.string();

/** The result behind the arrow of a failed task: JSON on a line or on several, or YAML below it. */
export function readResult(window: LogWindow, start: number): TaskResult | undefined {
  const text = (window.text(0) ?? "").slice(start);
  if (!text.startsWith("{")) return readYaml(window);
  if (text.trim() !== "{") return toResult(text, 1);
  const lines = [text];
  while (lines.length < MAX_LINES && lines.at(-1) !== "}") {
    const next = window.text(lines.length);
    if (next === undefined) return undefined;
    lines.push(next);
  }
  return toResult(lines.join("\n"), lines.length);
}

function toResult(json: string, to: number): TaskResult | undefined {
  const result = Result.safeParse(parse(json)).data;
  if (result === undefined) {
    const message = TEXT.safeParse(parse(MESSAGE.exec(json)?.[1] ?? "")).data;
    return message === undefined ? undefined : { message, stderr: "", to };
  }
  const message = TEXT.safeParse(result.msg).data ?? JSON.stringify(result.msg ?? "failed");
  return { message, stderr: (result.stderr ?? result.module_stderr ?? "").trim(), to };
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** `fatal: [web1]: FAILED! => changed=true`, below it `  msg: non-zero return code`. */
function readYaml(window: LogWindow): TaskResult | undefined {
  let to = 1;
  let message: string | undefined;
  for (; to < MAX_LINES && window.text(to)?.startsWith("  ") === true; to++)
    message ??= YAML_MESSAGE.exec(window.text(to) ?? "")?.[1];
  return message === undefined ? undefined : { message, stderr: "", to };
}
