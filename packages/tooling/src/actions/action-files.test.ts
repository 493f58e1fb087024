import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { bundle } from "../bench/bundle.ts";
import type * as officialParser from "./official-parser.ts";

const REPOSITORY = fileURLToPath(new URL("../../../..", import.meta.url));
const FILES = ["action.yml", ...globSync("actions/*/action.yml", { cwd: REPOSITORY })].map((file) =>
  file.replaceAll("\\", "/"),
);
const EXAMPLES = globSync("actions/examples/*.yml", { cwd: REPOSITORY });
const WORKFLOWS = globSync(".github/workflows/*.yml", { cwd: REPOSITORY });

let parser: typeof officialParser;

/** It loads its JSON in a way that only bundlers take. */
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), "hephaestus-parser-"));
  try {
    const file = join(folder, "official-parser.cjs");
    await bundle(join(import.meta.dirname, "official-parser.ts"), file);
    parser = createRequire(import.meta.url)(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test.each(FILES)("GitHub's own parser takes %s", (file) => {
  expect(parser.actionComplaints(file, readFileSync(join(REPOSITORY, file), "utf8"))).toEqual([]);
});

test.each([...EXAMPLES, ...WORKFLOWS])("GitHub's own parser takes %s", async (file) => {
  expect(await parser.workflowComplaints(file, readFileSync(join(REPOSITORY, file), "utf8"))).toEqual([]);
});

test("GitHub's own parser finds what is wrong", async () => {
  const wrong =
    "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    permissions: { checks: all }\n    steps:\n      - run: ${{ nobody.x }}\n";
  expect(await parser.workflowComplaints("a.yml", wrong)).toEqual([
    expect.stringContaining("all"),
    expect.stringContaining("nobody"),
  ]);
  expect(parser.actionComplaints("action.yml", "name: a\nruns: { using: node24 }\n")).not.toEqual([]);
});

/** What the documentation of GitHub allows in an `action.yml` of a JavaScript action, and no more. */
const actionFile = z.strictObject({
  name: z.string().min(1),
  description: z.string().min(1).max(200),
  author: z.string(),
  branding: z.strictObject({ icon: z.literal("zap"), color: z.literal("orange") }),
  inputs: z.record(
    z.string().regex(/^[a-z][a-z-]*$/),
    z.strictObject({
      description: z.string().min(1),
      required: z.boolean().optional(),
      default: z.string().optional(),
    }),
  ),
  outputs: z.record(z.string().regex(/^[a-z][a-z-]*$/), z.strictObject({ description: z.string().min(1) })),
  runs: z.strictObject({ using: z.literal("node24"), main: z.string() }),
});

const RIGHTS = ["actions", "checks", "contents", "pull-requests", "issues"] as const;
const step = z.strictObject({
  name: z.string().optional(),
  id: z.string().optional(),
  if: z.string().optional(),
  uses: z.string().optional(),
  run: z.string().optional(),
  with: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
});
const workflow = z.strictObject({
  name: z.string(),
  on: z.record(z.string(), z.unknown()),
  permissions: z.strictObject({}),
  concurrency: z.strictObject({ group: z.string(), "cancel-in-progress": z.boolean() }).optional(),
  jobs: z.record(
    z.string(),
    z.strictObject({
      needs: z.union([z.string(), z.array(z.string())]).optional(),
      if: z.string().optional(),
      "runs-on": z.string().optional(),
      "timeout-minutes": z.number().optional(),
      uses: z.string().optional(),
      strategy: z.unknown().optional(),
      permissions: z.partialRecord(z.enum(RIGHTS), z.enum(["read", "write"])),
      steps: z.array(step).default([]),
    }),
  ),
});

function read(file: string): unknown {
  return parse(readFileSync(join(REPOSITORY, file), "utf8"));
}

describe.each(FILES)("%s", (file) => {
  const action = actionFile.parse(read(file));

  test("names a bundle that the build makes", () => {
    const name = basename(action.runs.main, ".cjs");
    expect(join(REPOSITORY, file, "..", action.runs.main)).toBe(
      join(REPOSITORY, "actions/dist", `${name}.cjs`),
    );
    expect(existsSync(join(REPOSITORY, "actions", name, "src/main.ts"))).toBe(true);
  });

  test("has just the inputs and outputs that its sources read and set", () => {
    const name = basename(action.runs.main, ".cjs");
    const rooms = name === "repair" ? ["analyze", "deliver"] : [name];
    const sources = rooms.flatMap((room) => [
      ...globSync(`actions/${room}/src/*.ts`, { cwd: REPOSITORY }),
      "packages/github/src/action/action-inputs.ts",
      "packages/github/src/action/run-action.ts",
    ]);
    const code = sources
      .filter((source) => !source.endsWith(".test.ts"))
      .map((source) => readFileSync(join(REPOSITORY, source), "utf8"))
      .join("\n");
    const words = (pattern: RegExp): string[] => [
      ...new Set([...code.matchAll(pattern)].map(([, word = ""]) => word)),
    ];
    const inputs = words(
      /(?:getInput|getMultilineInput|getBooleanInput|\bread|choice|count|isOn)\("([a-z-]+)"/g,
    );
    const outputs = words(/setOutput\("([a-z-]+)"/g);
    const handedOn = name === "repair" ? ["report", "artifact"] : [];
    expect(inputs.filter((input) => !handedOn.includes(input)).toSorted()).toEqual(
      Object.keys(action.inputs).toSorted(),
    );
    const told =
      name === "analyze" ? [...Object.keys(action.outputs), "reason"] : Object.keys(action.outputs);
    expect(outputs.toSorted()).toEqual([...new Set(told)].toSorted());
  });
});

test("there are examples", () => {
  expect(EXAMPLES.length).toBeGreaterThan(3);
});

describe.each(EXAMPLES)("%s", (file) => {
  const text = readFileSync(join(REPOSITORY, file), "utf8");
  const { jobs, concurrency } = workflow.parse(parse(text));
  const steps = Object.values(jobs).flatMap((job) => job.steps);

  test("gives our actions inputs that they have, and reads outputs that they have", () => {
    const ours = steps.filter(({ uses = "" }) => uses.startsWith("hephaestus/hephaestus"));
    const called = Object.values(jobs).filter(({ uses }) => uses !== undefined);
    expect(ours.length + called.length).toBeGreaterThan(0);
    for (const { uses = "", with: given = {}, id } of ours) {
      const [, folder = ""] = /^hephaestus\/hephaestus(\/[\w/-]+)?@v1$/.exec(uses) ?? [];
      const { inputs, outputs } = actionFile.parse(read(join(`.${folder}`, "action.yml")));
      expect(Object.keys(inputs)).toEqual(expect.arrayContaining(Object.keys(given)));
      const used = [...text.matchAll(/steps\.([\w-]+)\.outputs\.([\w-]+)/g)].flatMap(
        ([, from, output = ""]) => (from === id ? [output] : []),
      );
      expect(Object.keys(outputs)).toEqual(expect.arrayContaining(used));
    }
  });

  test("each job ends in time, unless it calls another workflow", () => {
    for (const job of Object.values(jobs))
      expect([job["runs-on"], job["timeout-minutes"]].includes(undefined)).toBe(job.uses !== undefined);
  });

  test("never writes twice at once about the same thing", () => {
    const isWriting = Object.values(jobs).some(({ permissions }) =>
      Object.values(permissions).includes("write"),
    );
    expect(isWriting && concurrency === undefined).toBe(false);
    expect(concurrency?.group ?? "${{").toContain("${{");
  });

  test("puts nothing that strangers write into a script", () => {
    const scripts = steps.flatMap(({ run = "" }) => run);
    expect(scripts.filter((script) => /\$\{\{\s*github\.(?:event|head_ref)/.test(script))).toEqual([]);
  });

  test("heeds comments under pull requests alone, and not those of anybody", () => {
    const conditions = Object.values(jobs).map((job) => job.if ?? "");
    const isCommented = /^ {2}issue_comment:/m.test(text);
    for (const part of ["event.issue.pull_request", "comment.author_association"])
      expect(isCommented && !conditions.every((condition) => condition.includes(part))).toBe(false);
  });

  test("never checks a stranger's code out where it may write", () => {
    const isPrivileged = /^ {2}(?:workflow_run|issue_comment|pull_request_target):/m.test(text);
    const checkouts = Object.values(jobs).filter((job) =>
      job.steps.some(({ uses = "" }) => uses.startsWith("actions/checkout")),
    );
    expect(isPrivileged ? checkouts : []).toEqual([]);
  });
});
