import { z } from "zod";
import type { Finding, LogWindow, Match } from "../format.ts";
import { readJsonBlock } from "../json-block.ts";
import { claim } from "../place.ts";

/** The key that its reports in JSON alone have. */
export const JSON_KEY = '"ruleNames": [';

const issue = z.object({
  fileName: z.string(),
  lineNumber: z.number().int(),
  ruleNames: z.array(z.string()),
  ruleDescription: z.string(),
  errorDetail: z.string().nullish(),
  errorContext: z.string().nullish(),
  errorRange: z.tuple([z.number().int(), z.number().int()]).nullish(),
  severity: z.enum(["error", "warning"]).optional(),
});

/** Reads an issue of `markdownlint --json`, and says it as the plain report does: `Line length [Expected: 80; Actual: 116]`. */
export function readJson(window: LogWindow): Match | undefined {
  if (window.text(0)?.includes(JSON_KEY) !== true) return undefined;
  const block = readJsonBlock(window);
  const { data } = issue.safeParse(block?.value);
  if (block === undefined || data === undefined) return undefined;
  const detail = typeof data.errorDetail === "string" ? ` [${data.errorDetail}]` : "";
  const context = typeof data.errorContext === "string" ? ` [Context: "${data.errorContext}"]` : "";
  const finding: Finding = {
    severity: data.severity ?? "error",
    message: `${data.ruleDescription}${detail}${context}`,
    place: claim(data.fileName, data.lineNumber, data.errorRange?.[0]),
  };
  const code = data.ruleNames[0];
  if (code !== undefined) finding.code = code;
  return { from: block.from, to: block.to, findings: [finding] };
}
