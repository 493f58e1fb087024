import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { detectText } from "./detect.ts";
import type { DetectedFinding } from "./detected-finding.ts";
import { FORMATS } from "./formats/table.ts";
import { toPlainLog, type WrappedLog } from "./formats/to-job-log.ts";
import type { Wrapper } from "./wrapped-log.ts";

/** A recorded log of a format. */
export interface RecordedLog {
  name: string;
  text: string;
}

/** What CI systems say themselves is in a carrier already. */
const OF_CARRIERS = ["ci-exit"];
/** So is a log of GitHub's runner. */
const RUNNER_LOG = /^\uFEFF?\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z/;

/** The formats whose logs a carrier may wrap. */
export const CARRIED_FORMATS: readonly string[] = FORMATS.map(({ id }) => id).filter(
  (id) => !OF_CARRIERS.includes(id),
);

/** The recorded logs of a format. */
export function recordedLogs(id: string): RecordedLog[] {
  const fixtures = join(import.meta.dirname, "formats", id, "fixtures");
  return readdirSync(fixtures)
    .filter((name) => name.endsWith(".log"))
    .map((name) => ({ name, text: readFileSync(join(fixtures, name), "utf8") }));
}

/** What is found in a text, and as what it was recognised. */
export function readWrapped(text: string): { envelope: string; findings: unknown[] } {
  const { summary, findings } = detectText(text);
  return { envelope: summary.envelope, findings: findings.map(({ context: _, ...finding }) => finding) };
}

/** Holds that each format finds in each of these carriers what it finds in the lines alone. */
export function expectSameIn(wrappers: readonly Wrapper[]): void {
  describe.each(CARRIED_FORMATS)("%s", (id) => {
    const logs = recordedLogs(id)
      .filter(({ text }) => !RUNNER_LOG.test(text))
      .map(({ name, text }) => {
        const lines = toPlainLog(text);
        return { name, lines, findings: detectText(lines.join("\n")).findings };
      });

    it.each(wrappers)("reads the same in: $id", ({ envelope, wrap }) => {
      for (const { name, lines, findings } of logs) {
        const wrapped = wrap(lines);
        expect({ name, ...readWrapped(wrapped.text) }).toEqual({
          name,
          envelope,
          findings: moved(findings, wrapped),
        });
      }
    });
  });
}

/** What is found in the lines alone, at the lines of the log that they are wrapped in. */
function moved(findings: readonly DetectedFinding[], { first, last }: WrappedLog): unknown[] {
  return findings.map(({ context: _, evidence, ...finding }) => ({
    ...finding,
    evidence: { startLine: first[evidence.startLine], endLine: last[evidence.endLine] },
  }));
}
