import { z } from "zod";
import type { Finding, LogFormat, LogWindow, Match } from "../format.ts";
import { readJsonBlock } from "../json-block.ts";
import { parsePartialJson } from "../partial-json.ts";
import { claim } from "../place.ts";
import { wholeText } from "../whole-text.ts";

const KEY = '"check_name": "';
const KEY_IN_LINE = '"check_name":"';
const ERRORS: ReadonlySet<string> = new Set(["major", "critical", "blocker"]);

const issue = z.object({
  description: z.string(),
  check_name: z.string(),
  severity: z.string().default("major"),
  location: z.object({
    path: z.string(),
    lines: z.object({ begin: z.number().int() }).optional(),
    positions: z
      .object({ begin: z.object({ line: z.number().int(), column: z.number().int().optional() }) })
      .optional(),
  }),
});

/** Reports of Code Climate, which GitLab reads as code quality. */
export const codeClimate: LogFormat = {
  id: "code-climate",
  title: "Code Climate (GitLab code quality)",
  glance: [KEY, KEY_IN_LINE],
  read(window) {
    const text = wholeText(window);
    return text.includes(KEY_IN_LINE) ? readLine(text) : readIssue(window, text);
  },
};

/** `[{"description":"Unexpected var.","check_name":"no-var",…},…]`. */
function readLine(text: string): Match | undefined {
  const issues = parsePartialJson(text.slice(Math.max(0, text.indexOf("[{"))));
  const findings = Array.isArray(issues) ? issues.flatMap(toFindings) : [];
  return findings.length === 0 ? undefined : { from: 0, to: 1, findings };
}

/** The object around `"check_name": "no-var",`. */
function readIssue(window: LogWindow, text: string): Match | undefined {
  const block = text.trimStart().startsWith(KEY) ? readJsonBlock(window) : undefined;
  const findings = block === undefined ? [] : toFindings(block.value);
  if (block === undefined || findings.length === 0) return undefined;
  return { from: block.from, to: block.to, findings };
}

function toFindings(value: unknown): Finding[] {
  const { data } = issue.safeParse(value);
  if (data === undefined) return [];
  const { path, lines, positions } = data.location;
  const place = claim(path, positions?.begin.line ?? lines?.begin ?? 0, positions?.begin.column);
  const severity = ERRORS.has(data.severity) ? "error" : "warning";
  const finding: Finding = { severity, message: data.description, place };
  return [data.check_name === "" ? finding : { ...finding, code: data.check_name }];
}
