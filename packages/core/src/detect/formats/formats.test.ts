import { readdirSync, readFileSync, existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { detectText } from "../detect.ts";
import type { DetectedFinding } from "../detected-finding.ts";
import { toJobLog, toPlainLog, type WrappedLog } from "./to-job-log.ts";
import { FORMATS } from "./table.ts";

const root = import.meta.dirname;
const place = z.strictObject({
  path: z.string(),
  line: z.number(),
  column: z.number().optional(),
  endLine: z.number().optional(),
  endColumn: z.number().optional(),
});
const expectation = z.strictObject({
  /** First and last line of the evidence. */
  lines: z.tuple([z.number(), z.number()]),
  severity: z.enum(["error", "warning"]),
  code: z.string().optional(),
  message: z.string(),
  test: z.string().optional(),
  place: place.optional(),
  frames: z.array(place.extend({ symbol: z.string().optional() })).optional(),
  consequence: z.literal(true).optional(),
  /** Where another format reads it, since the tool is built on that format's. */
  tool: z.string().optional(),
});
type Expectation = z.infer<typeof expectation>;

const ids = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());

it("has every folder in the table, and nothing else", () => {
  expect(FORMATS.map((format) => format.id).toSorted()).toEqual(ids.map((entry) => entry.name).toSorted());
});

describe.each(FORMATS.map((format) => format.id))("%s", (id) => {
  const fixtures = join(root, id, "fixtures");
  const cases = readdirSync(fixtures).filter((name) => name.endsWith(".log"));

  it("tells how its fixtures were recorded", () => {
    expect(existsSync(join(root, id, "README.md"))).toBe(true);
  });

  it("has a log with findings and one without", () => {
    const counts = cases.map((name) => expected(fixtures, name, ".json").length);
    expect(counts).toContain(0);
    expect(counts.some((count) => count > 0)).toBe(true);
  });

  it.each(cases)("reads %s", (name) => {
    const text = readFileSync(join(fixtures, name), "utf8");
    const findings = expected(fixtures, name, ".json");
    check(id, detectText(text).findings, findings);
    check(id, detectText(text.replaceAll("\n", "\r\n")).findings, findings);
  });

  it.each(cases)("reads %s inside a job log of GitHub Actions", (name) => {
    const text = readFileSync(join(fixtures, name), "utf8");
    const wrapped = toJobLog(toPlainLog(text));
    const own = existsSync(join(fixtures, name.replace(".log", ".github.json")));
    const findings = own
      ? expected(fixtures, name, ".github.json")
      : moved(expected(fixtures, name, ".json"), wrapped);
    check(id, detectText(wrapped.text).findings, findings);
    check(id, detectText(wrapped.text.replaceAll("\n", "\r\n")).findings, findings);
  });
});

function expected(folder: string, log: string, ending: string): Expectation[] {
  return z
    .array(expectation)
    .parse(JSON.parse(readFileSync(join(folder, log.replace(".log", ending)), "utf8")));
}

function moved(findings: readonly Expectation[], { first, last }: WrappedLog): Expectation[] {
  return findings.map((finding) => {
    const [start, end] = finding.lines;
    return { ...finding, lines: [first[start] ?? 0, last[end] ?? 0] };
  });
}

/** Frames count only where they are expected. */
function check(tool: string, actual: readonly DetectedFinding[], findings: readonly Expectation[]): void {
  const seen = actual.map(({ evidence, excerpt: _, context: __, lines: ___, frames, ...finding }, index) => {
    const known = findings[index]?.frames === undefined ? {} : { frames };
    return { lines: [evidence.startLine, evidence.endLine], ...finding, ...known };
  });
  expect(seen).toEqual(findings.map((finding) => ({ tool, ...finding })));
}
