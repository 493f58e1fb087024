import { z } from "zod";
import { splitBracketedRule } from "../compact-line.ts";
import type { Finding, Match } from "../format.ts";
import { parsePartialJson } from "../partial-json.ts";
import { claim } from "../place.ts";

/** How what the formatter `json` prints begins. */
export const JSON_START = '[{"source":"';

const warning = z.object({
  line: z.number().int(),
  column: z.number().int(),
  severity: z.enum(["error", "warning"]),
  text: z.string(),
});
const file = z.object({ source: z.string(), warnings: z.array(z.unknown()) });

/** Reads the report of the formatter `json`, all files on one line; of a line that was cut, the files before. */
export function readJson(text: string): Match | undefined {
  const start = text.indexOf(JSON_START);
  const files = start === -1 ? undefined : parsePartialJson(text.slice(start));
  return Array.isArray(files) ? { from: 0, to: 1, findings: files.flatMap(fileFindings) } : undefined;
}

function fileFindings(value: unknown): Finding[] {
  const { data } = file.safeParse(value);
  const warnings = data?.warnings.map((each) => warning.safeParse(each).data) ?? [];
  return warnings.flatMap((each) => {
    if (data === undefined || each === undefined) return [];
    const place = claim(data.source, each.line, each.column);
    return [{ ...splitBracketedRule(each.text), severity: each.severity, place }];
  });
}
