import { describe, expect, it } from "vitest";
import { readEntry } from "../logs/entry.ts";
import type { LogLine } from "../logs/line-batch.ts";
import { createCarrier, type Carrier } from "./carrier.ts";

const NOTHING_AHEAD = { at: () => undefined };

function line(number: number, text: string): LogLine {
  const bytes = Buffer.from(text);
  return { number, bytes, start: 0, end: bytes.length };
}

function follow(carrier: Carrier, text: string): boolean {
  return carrier.follow(readEntry(line(2, text), carrier.envelope), NOTHING_AHEAD);
}

function carrierOf(text: string, job?: string): Carrier {
  const carrier = createCarrier(job);
  carrier.sample(line(1, text));
  carrier.decide();
  return carrier;
}

describe("createCarrier", () => {
  it("knows the envelope after its sample, or when it is told to decide", () => {
    const carrier = createCarrier(undefined);
    for (let number = 1; number <= 63; number++) carrier.sample(line(number, "text"));
    expect([carrier.isKnown, carrier.envelope.id]).toEqual([false, "plain"]);
    carrier.sample(line(64, "##[group]Run npm test"));
    expect([carrier.isKnown, carrier.envelope.id]).toEqual([true, "github-actions"]);
    expect(carrierOf("text").isKnown).toBe(true);
  });

  it("decides once", () => {
    const carrier = carrierOf("text");
    carrier.sample(line(2, "##[group]Run npm test"));
    carrier.decide();
    expect(carrier.envelope.id).toBe("plain");
  });

  it("says which lines may hold output", () => {
    const carrier = carrierOf("##[group]Run npm test");
    const lines = ["##[group]Run npm test", "npm test", "##[endgroup]", "output", "##[error]boom"];
    const silent = ["##[group]Folded", "##[command]npm ci", "##[debug]x", "##[endgroup]"];
    expect(lines.map((text) => follow(carrier, text))).toEqual([false, false, false, true, true]);
    expect(silent.map((text) => follow(carrier, text))).toEqual([false, false, false, false]);
    expect(carrier.context).toEqual({ step: "Run npm test" });
  });

  it("tells commands that a shell shows from what only begins like one", () => {
    const carrier = carrierOf("text");
    const lines = ["+ npm test", "$ npm test", "+ ERROR! test suite failed"];
    expect(lines.map((text) => follow(carrier, text))).toEqual([false, false, true]);
  });

  it("keeps the job that the container told, until the log tells it better", () => {
    const carrier = carrierOf("##[group]Operating System", "test (a b)");
    expect(carrier.context).toEqual({ job: "test (a b)" });
    follow(carrier, "Complete job name: test (a/b)");
    expect(carrier.context).toEqual({ job: "test (a/b)" });
  });
});
