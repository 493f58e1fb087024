import { describe, expect, it } from "vitest";
import type { LogContext } from "../../model/log.ts";
import { stripEscapes } from "../clean.ts";
import { recogniseEnvelope } from "../recognise-envelope.ts";
import type { CarrierState, Peeled } from "./envelope.ts";
import { ENVELOPES } from "./table.ts";

const DAY = "2026-11-20T09:01:02";

/** What an envelope makes of lines as they stand in the raw log. */
function peel(id: string, line: string): Peeled | undefined {
  return ENVELOPES.find((envelope) => envelope.id === id)?.peel(stripEscapes(line));
}

/** The context after each line, as a carrier follows them from the log's start. */
function contexts(id: string, lines: readonly string[]): LogContext[] {
  const envelope = ENVELOPES.find((each) => each.id === id);
  const peeled = lines.map((line) => peel(id, line));
  let state: CarrierState = { context: {}, echo: false };
  return peeled.map((line, index) => {
    if (envelope !== undefined && line !== undefined)
      state = envelope.advance(state, line, (offset) => peeled[index + offset]);
    return state.context;
  });
}

describe("recogniseEnvelope", () => {
  it.each([
    ["gh-run-view", `check\tRun npm test\t\uFEFF${DAY}.1234567Z text`],
    ["gh-run-view", `check\tUNKNOWN STEP\t${DAY}.1234567Z text`],
    ["azure-pipelines", `${DAY}.1234567Z ##[section]Starting: npm test`],
    ["gitlab", "Running with gitlab-runner 18.7.0 (3a5f2314)"],
    ["gitlab", `${DAY}.123456Z 01E text`],
    ["travis", "travis_fold:start:worker_info\rWorker information"],
    ["buildkite", "~~~ Running commands"],
    ["jenkins", "Started by user admin"],
    ["jenkins", `[${DAY}.123Z] text`],
    ["jenkins", "09:01:02  text"],
    ["circleci", "#!/bin/bash -eo pipefail"],
    ["container-runtime", `${DAY}.123456789Z stderr P text`],
    ["syslog", "Nov 20 09:01:02 host-1 npm[12]: text"],
    ["syslog", `${DAY}.123456+00:00 host-1 kernel: text`],
    ["syslog", `<34>1 ${DAY}.003Z host app 12 ID47 - text`],
    ["json-lines", '{"level":30,"time":1,"msg":"x"}'],
    ["timestamps", `${DAY}.123456789Z text`],
    ["timestamps", `${DAY}+00:00 text`],
    ["github-actions", `${DAY}.1234567Z text: more`],
    ["syslog", "Fri 2026-11-20 09:01:02 UTC host app[12]: text"],
    ["syslog", "[ 1234.567890] host app[12]: text"],
    ["syslog", "1795165262.123456 host app[12]: text"],
    ["teamcity", "[09:01:02]W:\t [Step 1/2] text"],
    ["teamcity", "[09:01:02][Step 1/2] text"],
    ["bamboo", "error\t20-Nov-2026 09:01:02\ttext"],
    ["gocd", "&1|09:01:02.123 text"],
    ["codebuild", "[Container] 2026/11/20 09:01:02.123456 Running command npm test"],
    ["platform", `${DAY}.123456+00:00 app[web.1]: text`],
    ["platform", `${DAY}Z app[148e4d] fra [info] text`],
    ["cloudwatch", `${DAY}.123000+00:00 2026/11/20/[$LATEST]0f3c text`],
    ["clock-times", "9:01:02 AM: text"],
    ["clock-times", "[09:01:02.123] text"],
    ["clock-times", "09:01:02.123 text"],
    ["clock-times", "09:01:02 text"],
    ["clock-times", "Nov 20 09:01:02 AM  text"],
    ["clock-times", "Nov 20 09:01:02 text"],
    ["jenkins", "\u001B[8mha:////4Bk7+/x==\u001B[0m[Pipeline] sh"],
    ["plain", "Error: text"],
    ["plain", "web-1  | text"],
  ])("knows %s by %j", (id, line) => {
    expect(recogniseEnvelope([stripEscapes(line)]).id).toBe(id);
  });
});

describe("peel", () => {
  it.each<[string, string, Peeled]>([
    [
      "gh-run-view",
      `check\tTest\t\uFEFF${DAY}.1234567Z ##[error]boom`,
      {
        text: "boom",
        marker: "error",
        level: "error",
        timestamp: `${DAY}.1234567Z`,
        context: { job: "check", step: "Test" },
      },
    ],
    ["gh-run-view", "check\tUNKNOWN STEP\ta\tb", { text: "a\tb", context: { job: "check" } }],
    ["gh-run-view", "a\tb", { text: "a\tb" }],
    [
      "gitlab",
      "section_end:1:a\r\u001B[0Ksection_start:2:step_script[collapsed=true,hide=1]\r\u001B[0KExecuting",
      { text: "Executing", marker: "group", boundary: true, context: { step: "step_script" } },
    ],
    [
      "gitlab",
      "section_end:1:a\r\u001B[0KERROR: Job failed: exit code 1",
      { text: "ERROR: Job failed: exit code 1" },
    ],
    ["gitlab", `${DAY}.123456Z 00O+\u001B[0Ktext`, { text: "text", timestamp: `${DAY}.123456Z` }],
    ["gitlab", "section_start:x:y", { text: "section_start:x:y" }],
    ["jenkins", `[${DAY}.123Z]   indented`, { text: "  indented", timestamp: `${DAY}.123Z` }],
    ["jenkins", "09:01:02  text", { text: "text", timestamp: "09:01:02" }],
    ["jenkins", "[Pipeline] sh", { text: "sh", marker: "group", boundary: true }],
    [
      "travis",
      "travis_fold:end:a.1\r\u001B[0Ktravis_time:start:0b7a\r\u001B[0K$ npm ci",
      { text: "$ npm ci" },
    ],
    [
      "travis",
      "travis_fold:start:a.1\rtravis_time:start:0b7a\r$ npm ci",
      { text: "$ npm ci", context: { step: "a.1" } },
    ],
    ["travis", "travis_fold:end:a.1", { text: "", marker: "end-group", boundary: true }],
    ["buildkite", "\u001B_bk;t=1763629262123\u0007text", { text: "text" }],
    ["buildkite", "_bk;t=1763629262123\u0007text", { text: "text" }],
    [
      "azure-pipelines",
      "##vso[task.logissue type=error;sourcepath=a.ts;linenumber=1]boom",
      { text: "boom", marker: "error", level: "error" },
    ],
    [
      "azure-pipelines",
      "##vso[task.complete result=Failed;]DONE",
      { text: "##vso[task.complete result=Failed;]DONE", marker: "debug" },
    ],
    ["container-runtime", `${DAY}.1Z stdout F`, { text: "", timestamp: `${DAY}.1Z` }],
    [
      "syslog",
      "<11>Nov  2 09:01:02 host app: text",
      { text: "text", timestamp: "Nov  2 09:01:02", stream: "app", level: "error" },
    ],
    [
      "syslog",
      String.raw`<14>1 ${DAY}Z h app 12 - [a b="]\""][c] text`,
      { text: "text", timestamp: `${DAY}Z`, stream: "app[12]", level: "info" },
    ],
    [
      "teamcity",
      "[09:01:02]E:\t\t [Step 1/2]   text",
      { text: "  text", timestamp: "09:01:02", level: "error", context: { step: "Step 1/2" } },
    ],
    ["teamcity", "[09:01:02]i: text", { text: "text", timestamp: "09:01:02" }],
    ["bamboo", "build\t20-Nov-2026 09:01:02\t\ttext", { text: "\ttext", timestamp: "20-Nov-2026 09:01:02" }],
    ["gocd", "!!|09:01:02.123 npm", { text: "npm", timestamp: "09:01:02.123", marker: "command" }],
    [
      "platform",
      `${DAY}Z app[web.1]:   text`,
      { text: "  text", timestamp: `${DAY}Z`, stream: "app[web.1]" },
    ],
    ["jenkins", "ha:////4Bk7+/x==[Pipeline] sh", { text: "sh", marker: "group", boundary: true }],
    ["timestamps", `${DAY}Z`, { text: "", timestamp: `${DAY}Z` }],
  ])("%s: %j", (id, line, peeled) => {
    expect(peel(id, line)).toEqual(peeled);
  });
});

describe("join", () => {
  it.each([
    ["gitlab", `${DAY}.1Z 01O a`, `${DAY}.2Z 01O+b`, undefined],
    ["gitlab", `${DAY}.123456Z 01O a`, `${DAY}.123457Z 01O+b`, `${DAY}.123456Z 01O ab`],
    ["gitlab", `${DAY}.123456Z 01O a\r`, `${DAY}.123457Z 01O+b`, undefined],
    ["gitlab", `${DAY}.123456Z 01E a`, `${DAY}.123457Z 01O+b`, undefined],
    ["gitlab", `${DAY}.123456Z 01O a`, `${DAY}.123457Z 01O b`, undefined],
    ["container-runtime", `${DAY}.1Z stdout P a\r`, `${DAY}.2Z stdout P b`, `${DAY}.1Z stdout P ab`],
    ["container-runtime", `${DAY}.1Z stdout P a`, `${DAY}.2Z stdout F b`, `${DAY}.1Z stdout F ab`],
    ["container-runtime", `${DAY}.1Z stdout F a`, `${DAY}.2Z stdout F b`, undefined],
    ["container-runtime", `${DAY}.1Z stdout P a`, `${DAY}.2Z stderr F b`, undefined],
  ])("%s: %j, %j", (id, first, next, joined) => {
    expect(ENVELOPES.find((each) => each.id === id)?.join?.(first, next)).toBe(joined);
  });
});

describe("advance", () => {
  it("follows jobs and steps of gh, and the command where a group tells it", () => {
    const lines = [
      "a\tTest\t##[group]Run npm test",
      "a\tTest\t##[endgroup]",
      "a\tLint\tx",
      "b\tUNKNOWN STEP\tx",
    ];
    expect(contexts("gh-run-view", lines)).toEqual([
      { job: "a", step: "Run npm test" },
      { job: "a", step: "Run npm test" },
      { job: "a", step: "Lint" },
      { job: "b" },
    ]);
  });

  it("follows sections and commands of GitLab", () => {
    const lines = ["section_start:1:step_script\rx", "$ npm test", "text", "section_end:2:step_script"];
    expect(contexts("gitlab", lines).map(({ step }) => step)).toEqual([
      "step_script",
      "npm test",
      "npm test",
      undefined,
    ]);
  });

  it("follows stages and folders of Jenkins", () => {
    const lines = [
      "[Pipeline] { (Test)",
      "Running in /home/jenkins/shop/packages/web",
      "[Pipeline] sh",
      "[Pipeline] // dir",
      "[Pipeline] // stage",
    ];
    const inFolder = { step: "Test", directory: "/home/jenkins/shop/packages/web" };
    expect(contexts("jenkins", lines)).toEqual([{ step: "Test" }, inFolder, inFolder, { step: "Test" }, {}]);
  });

  it("follows steps of CircleCI and Azure Pipelines", () => {
    expect(contexts("circleci", ["#!/bin/bash -eo pipefail", "npm test", "text"]).at(-1)).toEqual({
      step: "npm test",
    });
    expect(
      contexts("codebuild", ["[Container] 2026/11/20 09:01:02 Running command npm test", "text"]),
    ).toEqual([{ step: "npm test" }, { step: "npm test" }]);
    expect(contexts("teamcity", ["[09:01:02][Step 2/3] text"])).toEqual([{ step: "Step 2/3" }]);
    const lines = ["##[section]Starting: npm test", "text", "##[section]Finishing: npm test"];
    expect(contexts("azure-pipelines", lines)).toEqual([{ step: "npm test" }, { step: "npm test" }, {}]);
  });
});
