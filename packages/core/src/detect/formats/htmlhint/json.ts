import { z } from "zod";
import type { Finding, LogWindow, Match } from "../format.ts";
import { parsePartialJson } from "../partial-json.ts";
import { claim } from "../place.ts";
import { wholeText } from "../whole-text.ts";

export const JSON_START = '[{"file":"';

const fileSchema = z.object({ file: z.string(), messages: z.array(z.unknown()) });
const messageSchema = z.object({
  type: z.enum(["error", "warning"]),
  message: z.string(),
  line: z.number().int(),
  col: z.number().int(),
  rule: z.object({ id: z.string() }),
});

/** Reads what the formatter `json` prints, all files on one line: `[{"file":"/home/shop/index.html","messages":[{"type":"error",…}]}]`. */
export function readJson(window: LogWindow): Match | undefined {
  const text = wholeText(window);
  const start = text.indexOf(JSON_START);
  const files = start === -1 ? undefined : parsePartialJson(text.slice(start));
  const findings = Array.isArray(files) ? files.flatMap(fileFindings) : [];
  return findings.length === 0 ? undefined : { from: 0, to: 1, findings };
}

function fileFindings(value: unknown): Finding[] {
  const { data } = fileSchema.safeParse(value);
  return (data?.messages ?? []).flatMap((each) => {
    const { data: said } = messageSchema.safeParse(each);
    if (data === undefined || said === undefined) return [];
    const place = claim(data.file, said.line, said.col);
    return [{ severity: said.type, code: said.rule.id, message: said.message, place }];
  });
}
