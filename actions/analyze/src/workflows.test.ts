import { expect, test } from "vitest";
import { builtActions } from "./testing/built-actions.ts";

const actions = builtActions();

test("a run whose workflow gives it a name of its own has the one comment and check of the workflow", async () => {
  const broken = await actions.failedPull();
  const { repository } = broken;
  const env = {
    GITHUB_WORKFLOW: "Build & Test",
    GITHUB_WORKFLOW_REF: "octo/shop/.github/workflows/build.yml@refs/pull/7/merge",
  };
  await broken.step("analyze", {}, { env });
  expect(repository.checkRuns.map(({ name }) => name)).toEqual(["Hephaestus / build"]);
  const [run] = repository.runs;
  const path = ".github/workflows/build.yml@refs/heads/topic";
  const passed = { attempt: 2, status: "completed", conclusion: "success" };
  Object.assign(run ?? {}, { title: "Try 7 of @maria", path, ...passed });
  const job = broken.elsewhere("workflow_run", { workflow_run: { id: run?.id } });
  expect((await broken.step("deliver", {}, job)).outputs["outcome"]).toBe("passed");
  expect(repository.comments.map(({ body }) => body)).toEqual([
    expect.stringMatching(/^<!-- hephaestus:build -->\n### Nothing fails any more/),
  ]);
  expect(repository.checkRuns.map(({ name, conclusion }) => [name, conclusion])).toEqual([
    ["Hephaestus / build", "neutral"],
    ["Hephaestus / build", "success"],
  ]);
  expect(broken.github.state.violations).toEqual([]);
});
