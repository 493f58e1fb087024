import { z } from "zod";
import type { Finding, Match } from "../format.ts";
import { parsePartialJson } from "../partial-json.ts";
import { claim } from "../place.ts";
import { severityOf } from "./level.ts";

const HEADS = ['{"comments":[', '[{"file":'];

const comment = z.object({
  file: z.string(),
  line: z.number().int(),
  column: z.number().int(),
  level: z.enum(["error", "warning", "info", "style"]),
  code: z.number().int(),
  message: z.string(),
});

/** Reads what `-f json` and `-f json1` print, one line: `[{"file":"lint.sh","line":3,…,"level":"info","code":2086,"message":"…"}]`. */
export function readJson(text: string): Match | undefined {
  const start = text.trimStart();
  if (!HEADS.some((head) => start.startsWith(head))) return undefined;
  const report = parsePartialJson(start);
  const comments = Array.isArray(report) ? report : commentsOf(report);
  const findings = comments.flatMap(toFindings);
  return findings.length === 0 ? undefined : { from: 0, to: 1, findings };
}

function commentsOf(report: unknown): unknown[] {
  return z.object({ comments: z.array(z.unknown()) }).safeParse(report).data?.comments ?? [];
}

function toFindings(value: unknown): Finding[] {
  const { data } = comment.safeParse(value);
  if (data === undefined) return [];
  const code = `SC${data.code}`;
  const place = claim(data.file, data.line, data.column);
  return [{ code, severity: severityOf(data.level, code), message: data.message, place }];
}
