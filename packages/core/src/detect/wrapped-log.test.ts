import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { detectText } from "./detect.ts";
import type { DetectedFinding } from "./detected-finding.ts";
import { FORMATS } from "./formats/table.ts";
import { toJobLog, toPlainLog, type WrappedLog } from "./formats/to-job-log.ts";
import { HOST_PREFIXED, HOST_WRAPPERS } from "./wrapped-log-hosts.ts";
import { GH_RUN_VIEW, PREFIXED, WRAPPERS } from "./wrapped-log.ts";

const root = join(import.meta.dirname, "formats");
/** What CI systems say themselves is in a carrier already. */
const OF_CARRIERS = ["ci-exit"];
/** So is a log of GitHub's runner. */
const RUNNER_LOG = /^\uFEFF?\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z/;

interface Case {
  name: string;
  text: string;
}

function casesOf(id: string): Case[] {
  const fixtures = join(root, id, "fixtures");
  return readdirSync(fixtures)
    .filter((name) => name.endsWith(".log"))
    .map((name) => ({ name, text: readFileSync(join(fixtures, name), "utf8") }));
}

/** What is found in the lines alone, at the lines of the log that they are wrapped in. */
function moved(findings: readonly DetectedFinding[], { first, last }: WrappedLog): unknown[] {
  return findings.map(({ context: _, evidence, ...finding }) => ({
    ...finding,
    evidence: { startLine: first[evidence.startLine], endLine: last[evidence.endLine] },
  }));
}

function read(text: string): { envelope: string; findings: unknown[] } {
  const { summary, findings } = detectText(text);
  return { envelope: summary.envelope, findings: findings.map(({ context: _, ...finding }) => finding) };
}

describe.each(FORMATS.map(({ id }) => id).filter((id) => !OF_CARRIERS.includes(id)))("%s", (id) => {
  const cases = casesOf(id);
  const logs = cases
    .filter(({ text }) => !RUNNER_LOG.test(text))
    .map(({ name, text }) => {
      const lines = toPlainLog(text);
      return { name, lines, findings: detectText(lines.join("\n")).findings };
    });

  it.each([...WRAPPERS, ...PREFIXED, ...HOST_WRAPPERS, ...HOST_PREFIXED])(
    "reads the same in: $id",
    ({ envelope, wrap }) => {
      for (const { name, lines, findings } of logs) {
        const wrapped = wrap(lines);
        expect({ name, ...read(wrapped.text) }).toEqual({
          name,
          envelope,
          findings: moved(findings, wrapped),
        });
      }
    },
  );

  it("reads the same in a job log of GitHub, whether the runner or gh wrote it", () => {
    for (const { name, text } of cases) {
      const lines = toPlainLog(text);
      const { findings } = read(toJobLog(lines).text);
      const expected = { name, envelope: GH_RUN_VIEW.envelope, findings };
      expect({ name, ...read(GH_RUN_VIEW.wrap(lines).text) }).toEqual(expected);
    }
  });
});
