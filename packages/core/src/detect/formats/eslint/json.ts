import { z } from "zod";
import type { Finding, LogWindow, Match } from "../format.ts";
import { parsePartialJson } from "../partial-json.ts";
import { claim } from "../place.ts";
import { wholeText } from "../whole-text.ts";

export const JSON_START = '[{"filePath":"';
/** As textlint begins, which writes the path behind the messages. */
export const MESSAGES_START = '[{"messages":[{"type":"lint",';
const WARNING = 1;

const messageSchema = z.object({
  ruleId: z.string().nullable(),
  severity: z.number(),
  message: z.string(),
  line: z.number().int().optional(),
  column: z.number().int().optional(),
});
type Message = z.infer<typeof messageSchema>;
const fileSchema = z.object({ filePath: z.string(), messages: z.array(z.unknown()) });

/** Reads what the formatters `json` and `json-with-metadata` print, all files on one line; of a line that was cut, the files before. */
export function readJson(window: LogWindow): Match | undefined {
  const text = wholeText(window);
  const start = Math.max(text.indexOf(JSON_START), text.indexOf(MESSAGES_START));
  const files = start === -1 ? undefined : parsePartialJson(text.slice(start));
  return Array.isArray(files) ? { from: 0, to: 1, findings: files.flatMap(fileFindings) } : undefined;
}

function fileFindings(value: unknown): Finding[] {
  const { data } = fileSchema.safeParse(value);
  if (data === undefined) return [];
  const messages = data.messages.map((each) => messageSchema.safeParse(each).data);
  return messages.flatMap((each) => (each === undefined ? [] : [toFinding(data.filePath, each)]));
}

function toFinding(path: string, { ruleId, severity, message, line = 0, column }: Message): Finding {
  const finding: Finding = {
    severity: severity === WARNING ? "warning" : "error",
    message,
    place: claim(path, line, column),
  };
  return ruleId === null ? finding : { ...finding, code: ruleId };
}
