import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stripEscapes } from "../logs/clean.ts";
import { createDetector, detectText, type DetectOptions, type Detection } from "./detect.ts";
import type { DetectedFinding } from "./detected-finding.ts";
import type { LogFormat, LogWindow, Match } from "./formats/format.ts";

const FORMATS = join(import.meta.dirname, "formats");
const JOB_LOG = read("../../../../demo/ci.log");
const VITEST_LOG = read("vitest/fixtures/failing-github-v5.log");
const ESLINT_LOG = read("eslint/fixtures/stylish-color-10.log");
const TIME = "2026-11-20T09:01:02.1234567Z";

function read(path: string): string {
  return readFileSync(join(FORMATS, path), "utf8");
}

/** Feeds a log in pieces of certain sizes, the last of which counts for the rest. */
function detectPieces(text: string, sizes: readonly number[], options: DetectOptions = {}): Detection {
  const bytes = Buffer.from(text);
  const findings: DetectedFinding[] = [];
  const detector = createDetector((finding) => findings.push(finding), options);
  for (let start = 0, piece = 0; start < bytes.length; piece++) {
    const size = sizes[Math.min(piece, sizes.length - 1)] ?? 1;
    detector.push(Uint8Array.from(bytes.subarray(start, start + size)));
    start += size;
  }
  return { summary: detector.end(), findings };
}

function messages(text: string, options: DetectOptions = {}): string[] {
  return detectText(text, options).findings.map(({ message }) => message);
}

function format(
  id: string,
  glance: string,
  reader: (window: LogWindow, previous?: Match) => Match,
): LogFormat {
  return { id, title: id, glance: [glance], read: reader };
}

describe("createDetector", () => {
  it("sums up what it read", () => {
    const detector = createDetector(() => undefined, { source: "ci.log" });
    detector.push(Buffer.from(`${TIME} é\nb\nc`));
    expect(detector.lines).toBe(2);
    expect(detector.end()).toEqual({
      source: "ci.log",
      envelope: "github-actions",
      lines: 3,
      bytes: 35,
      cutReports: 0,
    });
    expect(detectText("").summary).toMatchObject({ source: "log", envelope: "plain", lines: 0, bytes: 0 });
  });

  it("hands out findings before the log ends", () => {
    const findings: DetectedFinding[] = [];
    const detector = createDetector((finding) => findings.push(finding));
    detector.push(Buffer.from("src/a.ts(1,2): error TS1005: ';' expected.\n"));
    detector.push(Buffer.from("ok\n".repeat(600)));
    expect(findings).toHaveLength(1);
  });

  it("says of each finding where in log and run it stands", () => {
    const { findings } = detectText(JOB_LOG, { source: "ci.log", job: "0" });
    const places = findings.map(({ tool, evidence, context }) => [tool, evidence.startLine, context.step]);
    expect(new Set(places.map(([tool]) => tool))).toContain("eslint");
    expect(places.filter(([tool]) => tool === "tsc")).toHaveLength(12);
    expect(places).toContainEqual(["tsc", 197, "Run npm run typecheck"]);
    expect(places).toContainEqual(["eslint", 222, "Run npm run lint"]);
    expect(findings.filter(({ context }) => context.step !== undefined && context.job !== "check")).toEqual(
      [],
    );
    expect(findings.at(-1)).toMatchObject({
      tool: "github-actions",
      severity: "warning",
      evidence: { source: "ci.log", startLine: 323 },
      context: { job: "check" },
    });
    expect(findings.at(-1)?.context).not.toHaveProperty("step");
  });

  it.each([
    ["job log", JOB_LOG],
    ["vitest", VITEST_LOG],
    ["eslint", ESLINT_LOG],
  ])("gives as evidence the lines as they stand in the raw log: %s", (_, text) => {
    const raw = text.split("\n").map((line) => stripEscapes(line));
    const { findings } = detectText(text);
    expect(findings).not.toEqual([]);
    for (const { evidence, excerpt } of findings) {
      for (const [index, line] of excerpt.entries())
        expect(raw[evidence.startLine - 1 + index]).toContain(line);
      expect(evidence.endLine).toBeLessThanOrEqual(raw.length);
    }
  });

  it("finds the same wherever the bytes are cut", () => {
    const logs = [JOB_LOG, VITEST_LOG, ESLINT_LOG];
    const whole = logs.map((log) => detectText(log));
    const sizes = fc.array(fc.integer({ min: 1, max: 9000 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(fc.nat(logs.length - 1), sizes, (index, pieces) => {
        expect(detectPieces(logs[index] ?? "", pieces)).toEqual(whole[index]);
      }),
      { seed: 4, numRuns: 30, examples: [[0, [1]]] },
    );
  });

  it("reads Windows line ends, missing newlines and colours alike", () => {
    const lines = [
      "\u001B[96msrc/a.ts\u001B[0m:\u001B[93m1\u001B[0m:\u001B[93m2\u001B[0m - \u001B[91merror\u001B[0m\u001B[90m TS1005: \u001B[0m';' expected.",
    ];
    for (const end of ["", "\n", "\r\n"]) {
      const [finding] = detectText(lines.join(end) + end).findings;
      expect(finding).toMatchObject({ tool: "tsc", place: { path: "src/a.ts", line: 1, column: 2 } });
    }
  });

  it("finds a failure that is printed twice twice", () => {
    const line = "src/a.ts(1,2): error TS1005: ';' expected.\n";
    const lines = detectText(`${line}ok\n${line}`).findings.map(({ evidence }) => evidence.startLine);
    expect(lines).toEqual([1, 3]);
  });
});

describe("echoes and marks", () => {
  const echo = [
    `${TIME} ##[group]Run ! npx tsc`,
    `${TIME} \u001B[36;1mecho "src/a.ts(1,2): error TS1005: no problem"\u001B[0m`,
    `${TIME} shell: /usr/bin/bash -e {0}`,
    `${TIME} env:`,
    `${TIME}   MOTTO: src/a.ts(1,2): error TS1005: no problem`,
    `${TIME} ##[endgroup]`,
  ];

  it("takes no echoed command for its output", () => {
    expect(messages(echo.join("\n"))).toEqual([]);
    expect(messages([...echo, `${TIME} src/a.ts(1,2): error TS1005: a problem`].join("\n"))).toEqual([
      "a problem",
    ]);
  });

  it("reads the output of a step's own group that is called like a step", () => {
    const group = [
      `${TIME} ##[group]Run tsc`,
      `${TIME} src/a.ts(1,2): error TS1005: a problem`,
      `${TIME} ##[endgroup]`,
    ];
    const { findings } = detectText([...echo, ...group].join("\n"));
    expect(findings.map(({ message, context }) => [message, context.step])).toEqual([
      ["a problem", "Run ! npx tsc"],
    ]);
  });

  it("takes nothing after the last step for the step's", () => {
    const lines = [...echo, `${TIME} Post job cleanup.`, `${TIME} ##[error]The cache could not be saved`];
    expect(detectText(lines.join("\n")).findings.map(({ context }) => context)).toEqual([{}]);
  });

  it.each([1, 500])("knows marks in a plain text, after %d lines", (count) => {
    const text = `${"ok\n".repeat(count)}##[error]src/a.ts(1,2): error TS1005: ';' expected.\n##[error]boom\n##[debug]error TS1\n`;
    const { findings } = detectText(text);
    expect(findings.map(({ tool, message, place }) => [tool, message, place?.path])).toEqual([
      ["tsc", "';' expected.", "src/a.ts"],
      ["github-actions", "boom", undefined],
    ]);
  });
});

describe("long blocks", () => {
  it("reads an eslint file of 2000 rows to the last one", () => {
    const rows = Array.from(
      { length: 2000 },
      (_, index) => `  ${index + 1}:7  error  Unexpected any  no-explicit-any`,
    );
    const { findings } = detectText(
      ["ok", "/home/runner/work/shop/shop/src/a.ts", ...rows, "", "ok"].join("\n"),
    );
    expect(findings).toHaveLength(2000);
    expect(new Set(findings.map(({ place }) => place?.path))).toEqual(
      new Set(["/home/runner/work/shop/shop/src/a.ts"]),
    );
    for (const index of [0, 383, 384, 1999]) {
      expect(findings[index]?.place).toMatchObject({ line: index + 1 });
      expect(findings[index]?.evidence).toEqual({ startLine: index + 3, endLine: index + 3 });
    }
  });

  it("gives a format its last match where a block goes on, and hides what it claimed", () => {
    const seen: [number | undefined, string | undefined][] = [];
    const block = format("block", "x", (window, previous) => {
      seen.push([previous?.to, window.text(-1)]);
      return { from: 0, to: 10_000, findings: [{ severity: "error", message: "x" }] };
    });
    const { findings } = detectText(`a\n${"x\n".repeat(1000)}`, { formats: [block] });
    expect(seen).toEqual([
      [undefined, "a"],
      [513, undefined],
    ]);
    expect(findings.map(({ evidence }) => evidence)).toEqual([
      { startLine: 2, endLine: 514 },
      { startLine: 515, endLine: 1001 },
    ]);
  });

  it("lets no two formats claim a line", () => {
    const claims = (id: string): LogFormat =>
      format(id, id, () => ({ from: -3, to: 3, findings: [{ severity: "error", message: id }] }));
    const { findings } = detectText("1\n2\na\nb\nb\nb\na\n", { formats: [claims("a"), claims("b")] });
    expect(findings.map(({ message, evidence }) => [message, evidence.startLine, evidence.endLine])).toEqual([
      ["a", 1, 5],
      ["b", 6, 7],
    ]);
  });
});

/** V8's own collector, which is there only where a flag asks for it. */
function collectGarbage(): void {
  setFlagsFromString("--expose-gc");
  runInNewContext("gc")();
}

describe("hostile logs", () => {
  const pieces = fc.constantFrom(
    ...[JOB_LOG, VITEST_LOG, ESLINT_LOG].flatMap((log) => log.split("\n")),
    "",
    "\u0000",
    "\uFEFF",
    "\r",
    `${TIME} `,
    `${TIME} ##[group]Run x`,
    "##[error]",
    "\u001B]0;",
    "\uD800",
  );
  const separator = fc.constantFrom("\n", "\r\n", "\r", "", " ");

  it("throws on no bytes, and two tools never share a line", () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc
        .array(fc.tuple(pieces, separator), { maxLength: 80 })
        .map((parts) => Buffer.from(parts.flat().join(""))),
    );
    fc.assert(
      fc.property(bytes, (log) => {
        const owners = new Map<number, string>();
        const check = ({ tool, evidence, excerpt }: DetectedFinding): void => {
          expect(excerpt.length).toBeGreaterThan(0);
          for (let line = evidence.startLine; line <= evidence.endLine; line++) {
            expect(owners.get(line) ?? tool).toBe(tool);
            owners.set(line, tool);
          }
        };
        const detector = createDetector(check);
        detector.push(log);
        const { lines } = detector.end();
        expect(Math.max(0, ...owners.keys())).toBeLessThanOrEqual(lines);
      }),
      { seed: 5, numRuns: 300 },
    );
  });

  it("lets go of the chunks of a long log", async () => {
    const size = 1 << 18;
    const failures = Buffer.from(JOB_LOG.repeat(Math.ceil(size / JOB_LOG.length))).subarray(0, size);
    const long = Buffer.alloc(size, "x").fill("\nshort\n", size - 7);
    let count = 0;
    const detector = createDetector(() => (count += 1));
    const chunks: WeakRef<Buffer>[] = [];
    for (let round = 0; round < 40; round++) {
      for (const content of [failures, long]) {
        const chunk = Buffer.from(content);
        chunks.push(new WeakRef(chunk));
        detector.push(chunk);
      }
    }
    await new Promise(setImmediate);
    collectGarbage();
    expect(chunks.filter((chunk) => chunk.deref() !== undefined).length).toBeLessThan(8);
    expect(detector.end().bytes).toBe(80 * size);
    expect(count).toBeGreaterThan(1000);
  }, 30_000);
});
