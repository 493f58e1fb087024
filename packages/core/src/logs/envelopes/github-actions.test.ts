import { describe, expect, it } from "vitest";
import type { CarrierState } from "./envelope.ts";
import { githubActions } from "./github-actions.ts";

const TIME = "2026-11-20T09:01:02.1234567Z";

/** Follows the lines of a log from its start; the states, one per line. */
function follow(
  lines: readonly string[],
  state: CarrierState = { context: {}, echo: false },
): CarrierState[] {
  const peeled = lines.map((line) => githubActions.peel(line));
  return peeled.map((line, index) => {
    state = githubActions.advance(state, line, (offset) => peeled[index + offset]);
    return state;
  });
}

describe("githubActions.recognises", () => {
  it.each([
    [[`${TIME} Current runner version: '2.336.0'`]],
    [["pasted", TIME]],
    [["##[group]Run npm test"]],
    [["src/a.ts", "##[error]Process completed with exit code 1."]],
  ])("knows %j", (sample) => {
    expect(githubActions.recognises(sample)).toBe(true);
  });

  it.each([
    [[]],
    [["2026-11-20T09:01:02.123Z npm test"]],
    [["2026-11-20T09:01:02.1234567Zebra"]],
    [["error ##[error]"]],
    [["##[mystery]"]],
  ])("does not take %j for its own", (sample) => {
    expect(githubActions.recognises(sample)).toBe(false);
  });
});

describe("githubActions.peel", () => {
  it.each([
    [`${TIME} text`, { timestamp: TIME, text: "text" }],
    [`${TIME}   indented`, { timestamp: TIME, text: "  indented" }],
    [TIME, { timestamp: TIME, text: "" }],
    [`${TIME} ##[error]boom`, { timestamp: TIME, text: "boom", marker: "error", level: "error" }],
    ["- Expected", { text: "- Expected" }],
  ])("reads %j", (line, peeled) => {
    expect(githubActions.peel(line)).toEqual(peeled);
  });
});

describe("githubActions.advance", () => {
  it("echoes from the head of a step to the end of its group", () => {
    const states = follow([
      "##[group]Run npm test",
      "npm test",
      "shell: /usr/bin/bash -e {0}",
      "env:",
      "  CI: true",
      "##[endgroup]",
      "output",
    ]);
    expect(states.map(({ echo }) => echo)).toEqual([true, true, true, true, true, false, false]);
    expect(states.at(-1)?.context).toEqual({ step: "Run npm test" });
  });

  it.each([
    [["##[group]Run actions/checkout@v4", "with:", "  fetch-depth: 1", "##[endgroup]"]],
    [["##[group]Run ./action", "env:", "  CI: true", "##[endgroup]"]],
    [["##[group]Run ./action", "##[endgroup]"]],
    [["##[group]Run npm test", "npm test"]],
  ])("takes %j for a step", (lines) => {
    expect(follow(lines)[0]).toEqual({ context: { step: lines[0]?.slice("##[group]".length) }, echo: true });
  });

  it("takes a group of a step's own output for output, whatever it is called", () => {
    const state = { context: { step: "Run make" }, echo: false };
    const states = follow(["##[group]Run unit tests", "src/a.ts(1,2): error TS1005", "##[endgroup]"], state);
    expect(states).toEqual([state, state, state]);
    expect(follow(["##[group]Run a", "text", "##[group]Run b", "text", "##[endgroup]"], state)[0]).toEqual(
      state,
    );
  });

  it("ends an echo that was not closed at the next group", () => {
    const [head, group] = follow(["##[group]Run npm test", "##[group]Installing", "text"], {
      context: { step: "Run before" },
      echo: true,
    });
    expect(head).toEqual({ context: { step: "Run before" }, echo: false });
    expect(group?.echo).toBe(false);
  });

  it.each(["Post job cleanup.", "Cleaning up orphan processes"])("ends the last step at %j", (line) => {
    const state = { context: { job: "build", step: "Run npm test" }, echo: false };
    expect(follow([line], state)).toEqual([{ context: { job: "build" }, echo: false }]);
  });

  it("reads the job's name before the first step only, and no line that an action marked", () => {
    const line = "Complete job name: test (22, windows)";
    expect(follow([line])[0]?.context).toEqual({ job: "test (22, windows)" });
    const inStep = { context: { job: "build", step: "Run npm test" }, echo: false };
    expect(follow([line], inStep)).toEqual([inStep]);
    expect(follow(["##[error]Post job cleanup."], inStep)).toEqual([inStep]);
  });
});
