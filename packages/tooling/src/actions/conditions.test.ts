import { readFileSync } from "node:fs";
import { join } from "node:path";
import { eventPayload } from "@hephaestus/github-double";
import { beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { openEvaluator, type Evaluate } from "./official-evaluator.ts";

/* The conditions of the examples, evaluated by GitHub's own evaluator on payloads as GitHub describes them. */

const EXAMPLES = join(import.meta.dirname, "../../../../actions/examples");

const step = z.looseObject({
  if: z.string().optional(),
  uses: z.string().optional(),
  with: z.record(z.string(), z.unknown()).optional(),
});
const workflow = z.looseObject({
  on: z.record(z.string(), z.looseObject({ types: z.array(z.string()).optional() }).nullable()),
  concurrency: z.looseObject({ group: z.string() }).optional(),
  jobs: z.record(z.string(), z.looseObject({ if: z.string().optional(), steps: z.array(step).default([]) })),
});

let evaluate: Evaluate;

beforeAll(async () => {
  evaluate = await openEvaluator();
});

function example(name: string): z.infer<typeof workflow> {
  return workflow.parse(parse(readFileSync(join(EXAMPLES, `${name}.yml`), "utf8")));
}

/** Whether a condition holds; one that asks for no status asks for success. */
function holds(condition: string, event: object, hasFailed: boolean = false): boolean {
  const asks = /\b(?:success|failure|always|cancelled)\(\)/.test(condition);
  const whole = asks ? `!!(${condition})` : `success() && (${condition})`;
  return evaluate(`!!(${whole})`, { contexts: { github: { event } }, hasFailed }) === "true";
}

function jobCondition(name: string, job: string): string {
  return example(name).jobs[job]?.if ?? "";
}

interface Commented {
  body?: string;
  association?: string;
  login?: string;
  isPull?: boolean;
}

function comment({
  body = "/hephaestus fix",
  association = "MEMBER",
  login = "maria",
  isPull = true,
}: Commented): object {
  return eventPayload("issue_comment", {
    issue: { number: 7, ...(isPull ? { pull_request: { url: "" } } : {}) },
    comment: { body, author_association: association, user: { login, id: 1 } },
  });
}

test.each([
  ["a member", {}, true],
  ["the owner", { association: "OWNER" }, true],
  ["a collaborator", { association: "COLLABORATOR" }, true],
  ["a member who keeps that private and has committed", { association: "CONTRIBUTOR" }, true],
  ["a stranger", { association: "NONE" }, false],
  ["somebody's first pull request", { association: "FIRST_TIME_CONTRIBUTOR" }, false],
  ["a bot", { association: "NONE", login: "other[bot]" }, false],
  ["our own comment", { association: "NONE", body: "<!-- hephaestus:ci -->\n### 1 root problem" }, false],
  ["an issue", { isPull: false }, false],
  ["something else", { body: "Please run /hephaestus fix" }, false],
  ["shouting", { body: "/Hephaestus FIX, please" }, true],
])("a comment of %s: %j starts the job: %s", (_, commented, isStarted) => {
  expect(holds(jobCondition("on-comment", "deliver"), comment(commented))).toBe(isStarted);
});

test("a comment that is edited starts nothing: whoever may write could have left it harmless", () => {
  expect(example("on-comment").on).toEqual({ issue_comment: { types: ["created"] } });
});

test.each([
  ["failure", true],
  ["success", true],
  ["cancelled", false],
  ["skipped", false],
  ["action_required", false],
])("after a run that ended with %s, deliver is started: %s", (conclusion, isStarted) => {
  const event = eventPayload("workflow_run", { workflow_run: { conclusion } });
  expect(holds(jobCondition("deliver-workflow", "deliver"), event)).toBe(isStarted);
});

test("two forks whose branches have the same name do not wait for one another", () => {
  const group = example("deliver-workflow").concurrency?.group ?? "";
  const groupOf = (owner: string): string => {
    const event = eventPayload("workflow_run", {
      workflow_run: { head_branch: "patch-1", head_repository: { full_name: `${owner}/shop` } },
    });
    return group.replaceAll(/\$\{\{(.*?)\}\}/g, (_, expression: string) =>
      evaluate(expression, { contexts: { github: { event } }, hasFailed: false }),
    );
  };
  expect([groupOf("eve"), groupOf("bob")]).toEqual([
    "hephaestus-eve/shop-patch-1",
    "hephaestus-bob/shop-patch-1",
  ]);
});

test.each([
  ["hephaestus", true],
  ["bug", false],
])("the label %s has the run looked at: %s", (name, isStarted) => {
  const event = eventPayload("pull_request", { action: "labeled", label: { name } });
  expect(holds(jobCondition("on-label", "analyze"), event)).toBe(isStarted);
});

describe.each(["needs-job", "one-step", "shared-caller"])("%s", (name) => {
  test.each([true, false])("looks at what failed, and at nothing else: %s", (hasFailed) => {
    expect(holds(jobCondition(name, "hephaestus"), {}, hasFailed)).toBe(hasFailed);
  });
});

test("the step in the job runs whether the job has failed or not, and tells which by the job's status", () => {
  const { build } = example("same-job").jobs;
  const own = build?.steps.find(({ uses = "" }) => uses.includes("hephaestus"));
  const condition = own?.if ?? "";
  expect([holds(condition, {}, true), holds(condition, {}, false)]).toEqual([true, true]);
  expect(own?.with?.["status"]).toBe("${{ job.status }}");
});

test.each([true, false])("what is called after a failure does not ask again: %s", (hasFailed) => {
  const condition = jobCondition("shared-workflow", "analyze").replace(/^\$\{\{(.*)\}\}$/, "$1");
  expect(holds(condition, {}, hasFailed)).toBe(true);
});

test.each([
  ["/tmp/report.json", "true"],
  ["", "false"],
])("the report %j is left behind: %s", (report, isLeft) => {
  const { hephaestus } = example("needs-job").jobs;
  const { analyze } = example("shared-workflow").jobs;
  expect(analyze?.steps).toEqual(hephaestus?.steps);
  const condition = hephaestus?.steps.find(({ uses = "" }) => uses.includes("upload-artifact"))?.if ?? "";
  const contexts = { steps: { analyze: { outputs: { report } } } };
  expect(evaluate(condition, { contexts, hasFailed: false })).toBe(isLeft);
});
