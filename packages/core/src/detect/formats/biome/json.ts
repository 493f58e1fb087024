import { z } from "zod";
import type { Severity } from "../../../model/problem.ts";
import type { Finding, LogWindow, Match } from "../format.ts";
import { readJsonBlock } from "../json-block.ts";
import { parsePartialJson } from "../partial-json.ts";
import { claim } from "../place.ts";
import { isComplaint } from "./category.ts";
import { wholeText } from "../whole-text.ts";

/** How the reporter `json` begins, and what holds a category in the pretty one and in `rdjson`. */
export const JSON_GLANCE: readonly string[] = ['"diagnostics":[', '"category": "', '"severity": "'];

const position = z.object({ line: z.number().int(), column: z.number().int() });
const plain = z.object({
  severity: z.string(),
  message: z.string(),
  category: z.string(),
  location: z.object({ path: z.string(), start: position.optional() }),
});
const reviewdog = z
  .object({
    severity: z.string(),
    message: z.string(),
    code: z.object({ value: z.string() }),
    location: z.object({ path: z.string(), range: z.object({ start: position }).nullish() }),
  })
  .transform(({ code, location, ...rest }) => ({
    ...rest,
    category: code.value,
    location: { path: location.path, start: location.range?.start },
  }));
const diagnostic = z.union([plain, reviewdog]);
const report = z.object({ summary: z.unknown(), diagnostics: z.array(z.unknown()) });

/** Reads `{"summary":{…},"diagnostics":[{"severity":"error",…}]}`, or the object around a line of the pretty one. */
export function readJson(window: LogWindow): Match | undefined {
  const text = wholeText(window);
  return text.includes('"diagnostics":[') ? readLine(text) : readBlock(window, text);
}

function readLine(text: string): Match | undefined {
  const { data } = report.safeParse(parsePartialJson(text.slice(text.indexOf("{"))));
  if (data === undefined) return undefined;
  return { from: 0, to: 1, findings: data.diagnostics.flatMap(toFindings) };
}

function readBlock(window: LogWindow, text: string): Match | undefined {
  if (!text.trimStart().startsWith('"')) return undefined;
  const block = readJsonBlock(window);
  const findings = block === undefined ? [] : toFindings(block.value);
  return block === undefined || findings.length === 0
    ? undefined
    : { from: block.from, to: block.to, findings };
}

function toFindings(value: unknown): Finding[] {
  const { data } = diagnostic.safeParse(value);
  if (data === undefined || !isComplaint(data.category)) return [];
  const { path, start } = data.location;
  const place = claim(path, start?.line ?? 0, start?.column);
  return [{ code: data.category, severity: toSeverity(data.severity), message: data.message, place }];
}

function toSeverity(name: string): Severity {
  return /^(?:error|fatal)$/i.test(name) ? "error" : "warning";
}
