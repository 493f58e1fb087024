import { z } from "zod";
import type { Finding, LogWindow, Match } from "../format.ts";
import { parsePartialJson } from "../partial-json.ts";
import { claim } from "../place.ts";
import { wholeText } from "../whole-text.ts";

/** How the formatter `json` begins a diagnostic; each has a line of its own. */
export const JSON_START = '{"message": "';

const diagnostic = z.object({
  message: z.string(),
  code: z.string().optional(),
  severity: z.enum(["error", "warning", "advice"]),
  filename: z.string(),
  labels: z.array(z.object({ span: z.object({ line: z.number().int(), column: z.number().int() }) })),
});

/** Reads `{"message": "`debugger` …","code": "eslint(no-debugger)","severity": "warning",…,"filename": "src/cart.ts","labels": [ … ]},`. */
export function readJson(window: LogWindow): Match | undefined {
  const text = wholeText(window);
  const start = text.indexOf(JSON_START);
  const { data } = diagnostic.safeParse(start === -1 ? undefined : parsePartialJson(text.slice(start)));
  if (data === undefined) return undefined;
  const span = data.labels[0]?.span;
  const finding: Finding = {
    severity: data.severity === "error" ? "error" : "warning",
    message: data.message,
    place: claim(data.filename, span?.line ?? 0, span?.column),
  };
  return { from: 0, to: 1, findings: [data.code === undefined ? finding : { ...finding, code: data.code }] };
}
