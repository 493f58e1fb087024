import { placeMentions, type Reading } from "@hephaestus/core";
import { logInputs } from "../log-chunks.ts";
import { logLines } from "../log-lines.ts";
import type { ReaderMethods } from "../reader-methods.ts";
import { plainLine } from "../suspicious-lines.ts";

/** Lines shown around the one that is taken for the failure. */
const AROUND = 12;
const LONGEST_MESSAGE = 1000;

/** What was read, with a line that the user takes for the failure as one more problem. */
export async function withAdoptedLine({
  reading,
  log,
  source,
  line,
}: Omit<ReaderMethods["adopt"]["parameters"], "target">): Promise<Reading> {
  const read: Reading = JSON.parse(reading);
  const from = Math.max(0, line - AROUND);
  const lines = await logLines(logInputs(log, source), from, line + AROUND + 1);
  const told = plainLine(lines[line - from] ?? "");
  const place = placeMentions(told)[0]?.place;
  const finding: Reading["findings"][number] = {
    tool: "general",
    general: true,
    severity: "error",
    message: told.slice(0, LONGEST_MESSAGE),
    ...(place === undefined ? {} : { place }),
    evidence: { source, startLine: line + 1, endLine: line + 1 },
    excerpt: lines.map(plainLine),
    context: {},
  };
  const others = read.findings.filter(({ evidence }) => evidence.startLine !== line + 1);
  const findings = [...others, finding];
  return { ...read, findings: findings.toSorted((a, b) => a.evidence.startLine - b.evidence.startLine) };
}
