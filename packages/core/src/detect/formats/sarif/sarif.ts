import { z } from "zod";
import type { Severity } from "../../../model/problem.ts";
import type { Finding, LogFormat, LogWindow, Match, PathClaim } from "../format.ts";
import { readJsonBlock } from "../json-block.ts";
import { parsePartialJson } from "../partial-json.ts";
import { claim, toPath } from "../place.ts";

const VERSION = '"version":"2.1.0"';
const RUNS = '"runs":[';
const KEY = '"ruleId": "';

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
const reportSchema = z.object({ runs: z.array(z.object({ results: z.array(z.unknown()).default([]) })) });

/** Reports in SARIF, on one line or one value on each line. */
export const sarif: LogFormat = {
  id: "sarif",
  title: "SARIF",
  glance: [VERSION, KEY],
  read(window) {
    const text = window.text(0) ?? "";
    return text.includes(RUNS) ? readLine(text) : readResult(window, text);
  },
};

function readLine(text: string): Match | undefined {
  const { data } = reportSchema.safeParse(parsePartialJson(text.slice(text.indexOf("{"))));
  if (data === undefined) return undefined;
  return { from: 0, to: 1, findings: data.runs.flatMap(({ results }) => results.flatMap(toFindings)) };
}

/** The object around `"ruleId": "no-var",`. */
function readResult(window: LogWindow, text: string): Match | undefined {
  const block = text.trimStart().startsWith(KEY) ? readJsonBlock(window) : undefined;
  const findings = block === undefined ? [] : toFindings(block.value);
  if (block === undefined || findings.length === 0) return undefined;
  return { from: block.from, to: block.to, findings };
}

function toFindings(value: unknown): Finding[] {
  const { data } = resultSchema.safeParse(value);
  if (data === undefined || data.level === "none" || data.kind !== "fail") return [];
  const place = placeOf(data.locations[0]);
  const severity: Severity = data.level === "error" ? "error" : "warning";
  const finding: Finding = { code: data.ruleId, severity, message: data.message.text };
  return place === undefined ? [] : [{ ...finding, place }];
}

function placeOf(value: unknown): PathClaim | undefined {
  const { data } = locationSchema.safeParse(value);
  if (data === undefined) return undefined;
  const { artifactLocation, region } = data.physicalLocation;
  return claim(toPath(artifactLocation.uri), region?.startLine ?? 0, region?.startColumn);
}
