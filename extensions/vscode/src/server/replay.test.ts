import { expect, it } from "vitest";
import type { AnalyzeArguments, SourceSummary } from "@hephaestus/language-server";
import { createReplay } from "./replay.ts";

const SUMMARY: SourceSummary = {
  source: "s1",
  label: "a",
  stage: "read",
  lines: 1,
  errors: 1,
  warnings: 0,
  solved: 0,
  roots: 1,
  proved: 0,
  plausible: 0,
  omitted: 0,
  notes: [],
};

function fileOf(name: string): AnalyzeArguments {
  return { source: { kind: "file", uri: `file:///${name}` } };
}

it("tells again what was read, and not what was being read", () => {
  const replay = createReplay();
  const [done, poison] = [fileOf("done.log"), fileOf("poison.log")];
  replay.given(done);
  replay.read(done, SUMMARY);
  replay.given(poison);
  expect(replay.analyses()).toEqual([done]);
});

it("keeps the newest of one name, forgets what is cleared and what is old", () => {
  const replay = createReplay();
  for (let number = 0; number < 25; number += 1) {
    const argument = fileOf(`${number}.log`);
    replay.given(argument);
    replay.read(argument, { ...SUMMARY, source: `s${number}` });
  }
  const again: AnalyzeArguments = { ...fileOf("24.log"), until: "proved" };
  replay.given(again);
  replay.read(again, { ...SUMMARY, source: "s99" });
  expect(replay.analyses().length).toBe(20);
  expect(replay.analyses().at(-1)).toBe(again);
  replay.cleared("s99");
  expect(replay.analyses().length).toBe(19);
  replay.cleared();
  expect(replay.analyses()).toEqual([]);
});

it("follows a tail from where it is, unless it was stopped", () => {
  const replay = createReplay();
  replay.tailed({ action: "start", uri: "file:///a.log", fromStart: true });
  replay.tailed({ action: "start", uri: "file:///b.log" });
  replay.tailed({ action: "stop", uri: "file:///b.log" });
  expect(replay.tails()).toEqual([{ action: "start", uri: "file:///a.log", fromStart: false }]);
});
