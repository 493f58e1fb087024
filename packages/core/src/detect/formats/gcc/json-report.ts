import { z } from "zod";
import type { Finding, LogWindow, Match } from "../format.ts";
import { parsePartialJson } from "../partial-json.ts";
import { claim } from "../place.ts";
import { wholeText } from "../whole-text.ts";

const OPENS = /^\[\{"(?:kind|children|column-origin|locations|message)": ?/;
const Point = z.object({ file: z.string(), line: z.number(), column: z.number().optional() });
const Diagnostic = z.object({
  kind: z.enum([
    "error",
    "fatal error",
    "warning",
    "note",
    "sorry, unimplemented",
    "internal compiler error",
  ]),
  message: z.string(),
  option: z.string().optional(),
  locations: z.array(z.object({ caret: Point })),
});
type Diagnostic = z.infer<typeof Diagnostic>;

/** `[{"kind": "error", "locations": [{"caret": {"line": 3, …}}], "message": "…"}]`, the line that `gcc -fdiagnostics-format=json` prints. */
export function readJsonReport(window: LogWindow): Match | undefined {
  const text = wholeText(window);
  const items = OPENS.test(text) ? parsePartialJson(text) : undefined;
  if (!Array.isArray(items)) return undefined;
  const diagnostics = items
    .map((item) => Diagnostic.safeParse(item).data)
    .filter((item) => item !== undefined);
  if (diagnostics.length === 0) return undefined;
  return { from: 0, to: 1, findings: diagnostics.filter(({ kind }) => kind !== "note").map(toFinding) };
}

function toFinding({ kind, message, option, locations: [first] }: Diagnostic): Finding {
  const finding: Finding = { severity: kind === "warning" ? "warning" : "error", message };
  if (option !== undefined) finding.code = option;
  if (first !== undefined) finding.place = claim(first.caret.file, first.caret.line, first.caret.column);
  return finding;
}
