import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createDetector, detectText } from "./detect.ts";
import type { DetectedFinding } from "./detected-finding.ts";
import { HOST_PREFIXED, HOST_WRAPPERS } from "./wrapped-log-hosts.ts";
import { PREFIXED, WRAPPERS } from "./wrapped-log.ts";

const DIAGNOSTIC = "src/a.ts(1,2): error TS1005: ';' expected.";

function detect(lines: readonly string[]): DetectedFinding[] {
  return detectText(`${lines.join("\n")}\n`).findings;
}

describe("processes that print in turn", () => {
  it("tells the package, its folder and its task", () => {
    const findings = detect([
      `@shop/web:build: started`,
      `@shop/web:build: ${DIAGNOSTIC}`,
      `packages/money build$ tsc`,
      `packages/money build: ${DIAGNOSTIC}`,
      `@shop/docs: started`,
      `@shop/docs: ${DIAGNOSTIC}`,
    ]);
    expect(findings.map(({ context, place }) => [context, place?.path])).toEqual([
      [{ package: "@shop/web", task: "build" }, "src/a.ts"],
      [{ directory: "packages/money", task: "build" }, "src/a.ts"],
      [{ package: "@shop/docs" }, "src/a.ts"],
    ]);
  });

  it("reads each process' block, whatever others print between its lines", () => {
    const rows = Array.from(
      { length: 1500 },
      (_, index) => `  ${index + 1}:7  error  Unexpected any  no-explicit-any`,
    );
    const block = (file: string): string[] => [`/home/shop/${file}`, ...rows];
    const web = block("web.ts").map((line) => `web:lint: ${line}`);
    const docs = block("docs.ts").map((line) => `docs:lint: ${line}`);
    const findings = detect(web.flatMap((line, index) => [line, docs[index] ?? ""]));
    expect(findings).toHaveLength(3000);
    const files = findings.map(({ place }) => place?.path);
    expect(files.filter((file) => file === "/home/shop/web.ts")).toHaveLength(1500);
    expect(files.filter((file) => file === "/home/shop/docs.ts")).toHaveLength(1500);
  });

  it("reads a process inside another's prefix, and inside a carrier", () => {
    const lines = ["@shop/web:build: started", `@shop/web:build: ${DIAGNOSTIC}`];
    const inCompose = lines.map((line) => `ci-1  | 2026-11-20T09:01:02.123456789Z ${line}`);
    const inGitlab = inCompose.map((line) => `2026-11-20T09:01:02.123456Z 01O ${line}`);
    for (const log of [lines, inCompose, inGitlab])
      expect(detect(log)).toMatchObject([{ place: { path: "src/a.ts" }, context: { package: "@shop/web" } }]);
  });

  it("takes no command of a script for its output", () => {
    expect(detect([`packages/a build$ echo "${DIAGNOSTIC}"`, "packages/a build: done"])).toEqual([]);
    expect(detect([`$ echo "${DIAGNOSTIC}"`, `+ echo "${DIAGNOSTIC}"`])).toEqual([]);
  });

  it("leaves a tool's own mark where nothing confirms a process", () => {
    expect(detect([`web | ${DIAGNOSTIC}`, "text"])[0]?.context).toEqual({});
  });
});

it("reads the stack in a JSON record as lines of their own, and shows the record as evidence", () => {
  const record = JSON.stringify({
    level: 50,
    time: 1795165262123,
    msg: "build failed",
    stack: `x\n${DIAGNOSTIC}`,
  });
  const other = JSON.stringify({ level: 30, time: 1795165262123, msg: "ready" });
  const [finding] = detect([other, record, other]);
  expect(finding).toMatchObject({
    tool: "tsc",
    evidence: { startLine: 2, endLine: 2 },
    excerpt: [DIAGNOSTIC],
  });
});

describe("lines that were cut", () => {
  const record = JSON.stringify({
    level: 50,
    time: 1795165262123,
    msg: DIAGNOSTIC,
    meta: "x".repeat(60_000),
  });

  it("reads a record that was too long to keep, alone and behind a prefix", () => {
    for (const lead of ["", "web-1  | ", "2026-11-20T09:01:02.123456789Z stdout F "])
      expect(detect([lead + record, `${lead}text`])).toMatchObject([{ tool: "tsc" }]);
  });

  it("joins the pieces that a container's runtime wrote", () => {
    const stamp = "2026-11-20T09:01:02.123456789Z stdout";
    const log = [
      `${stamp} F start`,
      `${stamp} P src/a.ts(1,2): err`,
      `${stamp} F or TS1005: ';' expected.`,
      `${stamp} F end`,
    ];
    expect(detect(log)).toMatchObject([{ tool: "tsc", evidence: { startLine: 2, endLine: 2 } }]);
  });

  it("reads what a step of a build prints, and what is shown of it again", () => {
    const log = [
      `#12 [3/5] RUN npx tsc`,
      `#12 1.234 ${DIAGNOSTIC}`,
      "#12 1.3 done",
      "------",
      "1.234 > tsc",
      `1.234 ${DIAGNOSTIC}`,
      "------",
    ];
    expect(detect(log).map(({ tool, evidence }) => [tool, evidence.startLine])).toEqual([
      ["tsc", 2],
      ["tsc", 6],
    ]);
  });
});

describe("hostile carriers", () => {
  const heads = [...WRAPPERS, ...PREFIXED, ...HOST_WRAPPERS, ...HOST_PREFIXED].map(
    ({ wrap }) => wrap([DIAGNOSTIC]).text,
  );
  const pieces = fc.constantFrom(
    ...heads.flatMap((head) => head.split("\n")),
    '{"level":50,"msg":"',
    `{"level":50,"msg":"x","stack":"${String.raw`\n`.repeat(5000)}"}`,
    `{"level":30,"msg":${"[".repeat(9000)}`,
    `${"a:b:".repeat(4000)} error TS1005: x`,
    `${"[a] ".repeat(4000)} error TS1005: x`,
    `${"a/".repeat(8000)} build: error TS1005: x`,
    `${"web-1 | ".repeat(2000)}error TS1005: x`,
    "travis_fold:start:a\r".repeat(800),
    "section_start:1:a\r".repeat(900),
    `<1>1 - - - - - ${'[a b="'.repeat(2000)}`,
    `##vso[task.logissue ${"type=error;".repeat(1500)}`,
    "\u001B_bk;t=".repeat(1000),
    "x\t".repeat(8000),
    "\u0000",
    "\uD800",
  );
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 500 }),
    fc
      .array(fc.tuple(pieces, fc.constantFrom("\n", "\r\n", "\r", "")), { maxLength: 60 })
      .map((parts) => Buffer.from(parts.flat().join(""))),
  );

  it("throws on nothing and claims no line that is not there", () => {
    fc.assert(
      fc.property(fc.constantFrom(...heads), bytes, (head, log) => {
        const findings: DetectedFinding[] = [];
        const detector = createDetector((finding) => findings.push(finding));
        detector.push(Buffer.from(head));
        detector.push(log);
        const { lines } = detector.end();
        for (const { evidence } of findings) {
          expect(evidence.startLine).toBeGreaterThan(0);
          expect(evidence.endLine).toBeGreaterThanOrEqual(evidence.startLine);
          expect(evidence.endLine).toBeLessThanOrEqual(lines);
        }
      }),
      { seed: 3, numRuns: 150 },
    );
  });

  it.each([
    ["of as many processes as lines", (index: number) => `web${index}:build: error TS1005: x`],
    ["of two prefixes on each line", (index: number) => `web-${index} | @a/b${index}:c: error TS1005: x`],
    ["of one process with an error on each line", () => `web-1 | ${DIAGNOSTIC}`],
    ["of words before colons", (index: number) => `word${index}x: error TS1005: x`],
  ])("reads a log %s in time linear in it", (_, line) => {
    const seconds = [2000, 16_000].map((count) => {
      const log = Array.from({ length: count }, (__, index) => line(index)).join("\n");
      const start = performance.now();
      detectText(log);
      return performance.now() - start;
    });
    expect((seconds[1] ?? 0) / (seconds[0] ?? 1)).toBeLessThan(40);
  });
});
