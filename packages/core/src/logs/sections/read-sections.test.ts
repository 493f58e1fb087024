import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readSections } from "./read-sections.ts";
import type { LogSection } from "./section-builder.ts";

const DEMO_LOG = join(import.meta.dirname, "../../../../demo/ci.log");

async function sectionsOf(
  text: string,
  options: { cut?: number; most?: number } = {},
): Promise<LogSection[]> {
  const { cut = 7, most = 100 } = options;
  async function* chunks(): AsyncGenerator<Uint8Array> {
    const bytes = Buffer.from(text);
    for (let start = 0; start < bytes.length; start += cut) yield bytes.subarray(start, start + cut);
  }
  return (await readSections(chunks(), most)).sections;
}

const AT = "2026-11-20T09:01:02.1234567Z ";

it("has the job, its steps and the groups in them", async () => {
  const lines = [
    "Complete job name: check",
    "##[group]Run npm test",
    "npm test",
    "shell: /usr/bin/bash -e {0}",
    "##[endgroup]",
    "##[group]details",
    "one",
    "##[group]inner",
    "two",
    "##[endgroup]",
    "##[endgroup]",
    "##[group]Run npm run lint",
    "shell: /usr/bin/bash -e {0}",
    "##[endgroup]",
    "bad",
    "Post job cleanup.",
    "bye",
  ];
  expect(await sectionsOf(lines.map((line) => `${AT}${line}\n`).join(""))).toEqual([
    { kind: "job", title: "check", startLine: 1, endLine: 17 },
    { kind: "step", title: "Run npm test", startLine: 2, endLine: 11 },
    { kind: "group", title: "details", startLine: 6, endLine: 11 },
    { kind: "group", title: "inner", startLine: 8, endLine: 10 },
    { kind: "step", title: "Run npm run lint", startLine: 12, endLine: 15 },
  ]);
});

it("tells the jobs of several apart where each line names its own", async () => {
  const log = [
    ["check", "Set up job", "ready"],
    ["check", "Run npm test", "one"],
    ["build", "Run npm test", "two"],
  ];
  const text = log.map(([job, step, line]) => `${job}\t${step}\t${AT}${line}\n`).join("");
  expect((await sectionsOf(text)).map(({ kind, title, startLine }) => [kind, title, startLine])).toEqual([
    ["job", "check", 1],
    ["step", "Set up job", 1],
    ["step", "Run npm test", 2],
    ["job", "build", 3],
    ["step", "Run npm test", 3],
  ]);
});

it("has the sections of a GitLab job", async () => {
  const log = [
    "Running with gitlab-runner 17.0.0",
    "section_start:1700000000:get_sources\r\u001B[0KGetting source from Git repository",
    "Fetching changes",
    "section_end:1700000001:get_sources\r\u001B[0K",
    "plain",
  ];
  expect((await sectionsOf(log.join("\n"))).filter(({ kind }) => kind === "step")).toEqual([
    { kind: "step", title: "get_sources", startLine: 2, endLine: 3 },
  ]);
});

it("is the same however the bytes are cut", async () => {
  const text = readFileSync(DEMO_LOG, "utf8");
  const whole = await sectionsOf(text, { cut: text.length * 2 });
  expect(whole.filter(({ kind }) => kind === "step").map(({ title }) => title)).toContain("Run npm test");
  expect(await sectionsOf(text, { cut: 1 })).toEqual(whole);
});

it("has none in plain text, and keeps as many as it may", async () => {
  expect(await sectionsOf("one\ntwo\n")).toEqual([]);
  expect(await sectionsOf(`${AT}##[group]x\n`.repeat(50), { most: 3 })).toHaveLength(3);
});

it("takes time linear in groups that never end", async () => {
  const sections = await sectionsOf(`${AT}##[group]x\n`.repeat(200_000), { cut: 1 << 20, most: 1000 });
  expect(sections).toHaveLength(1000);
});
