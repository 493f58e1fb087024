import { z } from "zod";
import type { Severity } from "../../../model/problem.ts";
import type { Finding, LogFormat, LogWindow, Match, PathClaim } from "../format.ts";
import { readJsonBlock } from "../json-block.ts";
import { parsePartialJson } from "../partial-json.ts";
import { claim, toPath } from "../place.ts";
import { wholeText } from "../whole-text.ts";

const VERSION = '"version":"2.1.0"';
const RUNS = '"runs":[';
const KEY = '"ruleId": "';
const NOTICE_KEY = '"descriptor": {';

const locationSchema = z.object({
  physicalLocation: z.object({
    artifactLocation: z.object({ uri: z.string() }),
    region: z
      .object({ startLine: z.number().int().optional(), startColumn: z.number().int().optional() })
      .optional(),
  }),
});
const resultSchema = z.object({
  ruleId: z.string(),
  level: z.enum(["error", "warning", "note", "none"]).default("warning"),
  kind: z.string().default("fail"),
  message: z.object({ text: z.string() }),
  locations: z.array(z.unknown()).default([]),
});
/** What a tool says about itself, its configuration or a file it could not read. */
const noticeSchema = z.object({
  level: z.enum(["error", "warning", "note", "none"]).default("warning"),
  message: z.object({ text: z.string() }),
  locations: z.array(z.unknown()).default([]),
});
const notices = z.array(z.unknown()).default([]);
const invocationSchema = z.object({
  toolConfigurationNotifications: notices,
  toolExecutionNotifications: notices,
});
const runSchema = z.object({
  results: z.array(z.unknown()).default([]),
  invocations: z.array(invocationSchema).default([]),
});
const reportSchema = z.object({ runs: z.array(runSchema) });

/** Reports in SARIF, on one line or one value on each line. */
export const sarif: LogFormat = {
  id: "sarif",
  title: "SARIF",
  glance: [VERSION, KEY, NOTICE_KEY],
  read(window) {
    const text = wholeText(window);
    return text.includes(RUNS) ? readLine(text) : readObject(window, text.trimStart());
  },
};

function readLine(text: string): Match | undefined {
  const { data } = reportSchema.safeParse(parsePartialJson(text.slice(text.indexOf("{"))));
  return data === undefined ? undefined : { from: 0, to: 1, findings: data.runs.flatMap(runFindings) };
}

function runFindings({ results, invocations }: z.infer<typeof runSchema>): Finding[] {
  const told = invocations.flatMap((each) => [
    ...each.toolConfigurationNotifications,
    ...each.toolExecutionNotifications,
  ]);
  return [...results.flatMap(toFindings), ...told.flatMap(noticeFindings)];
}

/** The object around `"ruleId": "no-var",`, or around the `"descriptor": {` of a notice. */
function readObject(window: LogWindow, text: string): Match | undefined {
  const isNotice = text.startsWith(NOTICE_KEY);
  const block = isNotice || text.startsWith(KEY) ? readJsonBlock(window) : undefined;
  if (block === undefined) return undefined;
  const findings = isNotice ? noticeFindings(block.value) : toFindings(block.value);
  if (findings.length === 0) return undefined;
  return { from: block.from, to: block.to, findings };
}

function noticeFindings(value: unknown): Finding[] {
  const { data } = noticeSchema.safeParse(value);
  const place = placeOf(data?.locations[0]);
  if (data === undefined || place === undefined || !isProblem(data.level)) return [];
  return [{ severity: severityOf(data.level), message: data.message.text, place }];
}

function isProblem(level: string): boolean {
  return level === "error" || level === "warning";
}

function severityOf(level: string): Severity {
  return level === "error" ? "error" : "warning";
}

function toFindings(value: unknown): Finding[] {
  const { data } = resultSchema.safeParse(value);
  if (data === undefined || data.level === "none" || data.kind !== "fail") return [];
  const place = placeOf(data.locations[0]);
  const finding: Finding = {
    code: data.ruleId,
    severity: severityOf(data.level),
    message: data.message.text,
  };
  return place === undefined ? [] : [{ ...finding, place }];
}

function placeOf(value: unknown): PathClaim | undefined {
  const { data } = locationSchema.safeParse(value);
  if (data === undefined) return undefined;
  const { artifactLocation, region } = data.physicalLocation;
  return claim(toPath(artifactLocation.uri), region?.startLine ?? 0, region?.startColumn);
}
