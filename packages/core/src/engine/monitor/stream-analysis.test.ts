import { memoryUsage } from "node:process";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { LOG_DEFAULTS } from "../../config/log-defaults.ts";
import { createStreamAnalysis, type AnalysisOptions, type RaisedAlarm } from "./stream-analysis.ts";

/** An analysis that never saw anything before, with the alarms that it raises and what goes wrong. */
function analysisWith(options: Partial<AnalysisOptions> = {}) {
  const [alarms, errors]: [RaisedAlarm[], unknown[]] = [[], []];
  const analysis = createStreamAnalysis({
    settings: LOG_DEFAULTS,
    clock: () => 0,
    onAlarm: (raised) => alarms.push(raised),
    onError: (error) => errors.push(error),
    before: undefined,
    ...options,
  });
  return { analysis, alarms, errors };
}

it("reads on after a line that makes something go wrong", () => {
  const { analysis, errors } = analysisWith({
    onAlarm: () => {
      throw new Error("no");
    },
  });
  analysis.take("app", Buffer.from("ERROR: boom\nfine\n"));
  expect([errors.length, analysis.lines, analysis.miner.entries]).toEqual([1, 2, 2]);
});

it("tells of a source that fell silent, by its own time", () => {
  let now = 0;
  const { analysis, alarms } = analysisWith({
    settings: { ...LOG_DEFAULTS, silenceMs: 1000 },
    clock: () => now,
  });
  analysis.take("old", Buffer.from("2020-01-01T00:00:00Z INFO tick\n"));
  now = 999;
  analysis.advance();
  expect(alarms).toEqual([]);
  now = 1000;
  analysis.advance();
  expect(alarms).toMatchObject([{ source: "old", template: undefined, alarm: { kind: "silence" } }]);
});

it("tells once that nothing came since the start", () => {
  let now = 5000;
  const { analysis, alarms } = analysisWith({
    settings: { ...LOG_DEFAULTS, silenceMs: 1000 },
    clock: () => now,
  });
  for (now of [5999, 6000, 7000]) analysis.advance();
  expect(alarms).toMatchObject([{ source: "", alarm: { kind: "silence", time: 6000 } }]);
});

it("counts a long line once, in however many parts it comes", () => {
  const lines: string[] = [];
  const { analysis } = analysisWith({ onLine: (_, line) => lines.push(line) });
  const part = Buffer.from("x".repeat(70_000));
  analysis.take("app", part, true);
  analysis.take("app", Buffer.concat([part, Buffer.from("\nERROR: next\nlast")]));
  expect(lines.map((line) => line.slice(-4))).toEqual(["xxxx", "next", "last"]);
});

it("keeps of an alarm its own lines, and not all that was read with them", () => {
  const kept: string[] = [];
  const { analysis } = analysisWith({
    settings: { ...LOG_DEFAULTS, thresholdCount: 1, cooldownMs: 0 },
    onAlarm: ({ sample, lines }) => kept.push(sample, lines().at(-1) ?? ""),
  });
  const rest = `INFO ${"x".repeat(1000)}\n`.repeat(100);
  const takeMany = (): void => {
    for (let minute = 0; minute < 60; minute++)
      analysis.take(
        "app",
        Buffer.from(`2020-01-01T00:${String(minute).padStart(2, "0")}:00Z ERROR boom\n${rest}`),
      );
  };
  takeMany();
  const before = heapInUse();
  takeMany();
  const grown = heapInUse() - before;
  expect(kept.length).toBeGreaterThan(200);
  expect(grown).toBeLessThan(rest.length * 20);
});

/** Bytes, all garbage collected. */
function heapInUse(): number {
  setFlagsFromString("--expose-gc");
  const collect: unknown = runInNewContext("gc");
  if (typeof collect === "function") collect();
  return memoryUsage().heapUsed;
}
