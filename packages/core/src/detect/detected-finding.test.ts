import { describe, expect, it } from "vitest";
import { detectedFinding, type Reading } from "./detected-finding.ts";
import type { Finding } from "./formats/format.ts";
import { tsc } from "./formats/tsc/tsc.ts";

const FINDING: Finding = { severity: "error", message: "boom" };

function reading(texts: readonly string[], to: number): Reading {
  const text = (offset: number): string | undefined => texts[offset + 1];
  return {
    format: tsc,
    match: { from: -1, to, findings: [FINDING] },
    window: { text, at: () => undefined },
    line: 10,
    source: "ci.log",
    context: { step: "Run tsc" },
    stream: "",
  };
}

describe("detectedFinding", () => {
  it("takes the whole match for evidence", () => {
    expect(detectedFinding(FINDING, reading(["before", "at", "after", "beyond"], 2))).toEqual({
      ...FINDING,
      tool: "tsc",
      evidence: { source: "ci.log", startLine: 9, endLine: 11 },
      excerpt: ["before", "at", "after"],
      context: { step: "Run tsc" },
    });
  });

  it("takes the finding's own lines where it names them, and leaves out a name that the log has not", () => {
    const found = detectedFinding(
      { ...FINDING, lines: { from: 1, to: 1 } },
      { ...reading(["before", "at", "after"], 2), source: undefined },
    );
    expect(found.evidence).toEqual({ startLine: 11, endLine: 11 });
    expect(found.excerpt).toEqual(["after"]);
  });

  it("keeps of a long match a screenful", () => {
    const found = detectedFinding(
      FINDING,
      reading(
        Array.from({ length: 100 }, () => "x".repeat(999)),
        99,
      ),
    );
    expect(found.evidence).toMatchObject({ startLine: 9, endLine: 108 });
    expect(found.excerpt).toEqual(Array.from({ length: 24 }, () => "x".repeat(400)));
  });
});
