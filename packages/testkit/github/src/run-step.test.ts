import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openFailedShop, TOKEN } from "./failed-shop.ts";
import type { StepResult } from "./run-step.ts";

/** Runs a script as if it were the bundle of the analyze action. */
async function ran(script: string, inputs: Record<string, string> = {}): Promise<StepResult> {
  const shop = await openFailedShop("");
  onTestFinished(() => shop[Symbol.asyncDispose]());
  const main = join(shop.temporary, "main.cjs");
  writeFileSync(main, script);
  return shop.step("analyze", inputs, { main, secrets: ["hunter2"] });
}

const APPEND = `const { appendFileSync } = require("node:fs");\n`;

test("a step has the inputs of its action, their defaults, and the event's payload in a file", async () => {
  const script = `${APPEND}
    const { INPUT_MODE, "INPUT_RUN-ID": run, INPUT_TOKEN, GITHUB_EVENT_PATH, GITHUB_OUTPUT } = process.env;
    const { repository } = JSON.parse(require("node:fs").readFileSync(GITHUB_EVENT_PATH, "utf8"));
    appendFileSync(GITHUB_OUTPUT, "said<<END\\n" + [INPUT_MODE, run, typeof repository].join() + "\\nEND\\n");
    console.log("::add-mask::" + INPUT_TOKEN);
    console.log("::warning title=a::50%25 of\\n");`;
  expect(await ran(script, { "run-id": "7" })).toMatchObject({
    code: 0,
    outputs: { said: "suggest,7,object" },
    annotations: [{ level: "warning", message: "50% of" }],
  });
});

test.each([
  ["a secret", `console.log("the password is hunter2")`, "a secret is shown"],
  ["its token, which is no mask", `console.error(process.env.INPUT_TOKEN)`, "a secret is shown"],
  [
    "a secret in the report that it leaves",
    `${APPEND}const file = process.env.RUNNER_TEMP + "/report.json";
    appendFileSync(file, "hunter2");
    appendFileSync(process.env.GITHUB_OUTPUT, "report<<END\\n" + file + "\\nEND\\n");`,
    "a secret is shown",
  ],
  ["a command from elsewhere", `console.log("::set-output name=a::b")`, "a command that is not ours"],
  ["a command of old", `console.log("##[error]boo")`, "a command that is not ours"],
  [
    "more than 1 MiB of summary",
    `${APPEND}appendFileSync(process.env.GITHUB_STEP_SUMMARY, "x".repeat((1 << 20) + 1))`,
    "the summary is too long",
  ],
  ["eleven errors", `console.log("::error::a\\n".repeat(11))`, "more than 10 annotations"],
])("a step that shows %s fails its test", async (_, script, words) => {
  await expect(ran(script)).rejects.toThrow(words);
});

test("an input that the action does not have fails its test", async () => {
  await expect(ran("", { "run-identity": TOKEN })).rejects.toThrow("run-identity");
});
