import { z } from "zod";
import type { Finding, LogWindow, Match } from "../format.ts";
import { parsePartialJson } from "../partial-json.ts";
import { claim } from "../place.ts";

const OPENS = /^\{"(?:reason":"compiler-message"|\$message_type":"diagnostic")/;
const Diagnostic = z.object({
  message: z.string(),
  level: z.string(),
  code: z.object({ code: z.string() }).nullish(),
  spans: z.array(
    z.object({
      file_name: z.string(),
      is_primary: z.boolean(),
      line_start: z.number(),
      column_start: z.number(),
      line_end: z.number(),
      column_end: z.number(),
      label: z.string().nullish(),
    }),
  ),
});
type Diagnostic = z.infer<typeof Diagnostic>;
const Line = z.union([z.object({ message: Diagnostic }).transform(({ message }) => message), Diagnostic]);
const SEVERITIES: ReadonlyMap<string, Finding["severity"]> = new Map([
  ["error", "error"],
  ["error: internal compiler error", "error"],
  ["warning", "warning"],
]);
/** What only counts the others: `aborting due to 2 previous errors`, `3 warnings emitted`. */
const COUNT = /^(?:aborting due to |\d{1,7} warnings? emitted$)/;

/** `{"reason":"compiler-message",…,"message":{"level":"error","message":"mismatched types",…}}`, a line of `cargo --message-format=json`. */
export function readJsonMessage(window: LogWindow): Match | undefined {
  const text = window.text(0) ?? "";
  if (!OPENS.test(text)) return undefined;
  const diagnostic = Line.safeParse(parsePartialJson(text)).data;
  const severity = SEVERITIES.get(diagnostic?.level ?? "");
  if (diagnostic === undefined || severity === undefined || COUNT.test(diagnostic.message))
    return { from: 0, to: 1, findings: [] };
  return { from: 0, to: 1, findings: [toFinding(diagnostic, severity)] };
}

function toFinding({ message, code, spans }: Diagnostic, severity: Finding["severity"]): Finding {
  const finding: Finding = { severity, message };
  if (code?.code !== undefined) finding.code = code.code;
  const span = spans.find(({ is_primary }) => is_primary);
  if (span !== undefined)
    finding.place = {
      ...claim(span.file_name, span.line_start, span.column_start),
      endLine: span.line_end,
      endColumn: span.column_end,
    };
  return finding;
}
