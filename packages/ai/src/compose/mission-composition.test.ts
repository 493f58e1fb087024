import { openModelDouble, type Step } from "@hephaestus/ai-double";
import { loadConfig } from "@hephaestus/core";
import { expect, onTestFinished, test, vi } from "vitest";
import { analyze, block, createFolder, providerOf } from "../testing/workshop.ts";

vi.setConfig({ testTimeout: 60_000 });

const LINE = "export const tax: number = quux(100);";
const FILES = {
  "tsconfig.json": `{ "compilerOptions": { "strict": true, "types": [] } }\n`,
  "tax.ts": `${LINE}\n`,
};

/** All roles of the mission, with all three kinds of rules. */
function settings(url: string): string {
  const model = (name: string, more = ""): string =>
    `    ${name}: { provider: openai, model: ${name}, base_url: "${url}/v1"${more} }\n`;
  return [
    "ai:\n  enabled: true\n  provider: openai\n  model: whole\n",
    `  base_url: "${url}/v1"\n  models:\n`,
    model("syntax-analyzer", `, temperature: 0.1, purpose: "finds what does not parse"`),
    model("logic-analyzer", `, temperature: 0.3, purpose: "finds what is meant"`),
    model("syntax-fixer"),
    model("logic-fixer", ", temperature: 0.2"),
    model("unit-test-gen"),
    model("integration-test-gen"),
    model("doc-writer"),
    "  composition:\n",
    "    sequential: [[syntax-analyzer, syntax-fixer], [logic-analyzer, logic-fixer]]\n",
    "    parallel: [[syntax-analyzer, logic-analyzer], [unit-test-gen, integration-test-gen]]\n",
    "    dependencies:\n      unit-test-gen: [syntax-fixer, logic-fixer]\n",
    "      integration-test-gen: [logic-fixer]\n      doc-writer: [unit-test-gen]\n",
  ].join("");
}

function answerTo(body: string): Step {
  if (body.includes("You look into one problem"))
    return { kind: "text", text: `{"cause": "quux is gone", "files": ["tax.ts"], "plan": "write 119"}` };
  if (body.includes("You describe a change"))
    return { kind: "text", text: `{"title": "Write the tax itself", "reason": "there is no quux"}` };
  const isLogic = body.includes(`"model":"logic-fixer"`);
  return { kind: "text", text: block("tax.ts", LINE, `export const tax: number = ${isLogic ? 119 : 100};`) };
}

test("the mission's composition works against servers as the configuration says it", async () => {
  const double = await openModelDouble(answerTo);
  onTestFinished(() => double.close());
  const root = createFolder({ ...FILES, "hephaestus.yaml": settings(double.url) });
  const { config } = await loadConfig(root);
  const log = "tax.ts(1,28): error TS2304: Cannot find name 'quux'.\n";
  const { analysis } = await analyze(root, log, await providerOf(config.ai, root));
  const own = analysis.solutions.filter(({ origin }) => origin.startsWith("ai/"));
  expect(new Map(own.map(({ origin, title }) => [origin, title]))).toEqual(
    new Map([
      ["ai/openai/logic-fixer", "Write the tax itself"],
      ["ai/openai/syntax-fixer", "Write the tax itself"],
    ]),
  );
  const asked = double.requests.map(({ body }) => JSON.parse(body));
  const names: string[] = asked.map(({ model }) => model);
  expect(new Set(names.slice(0, 2))).toEqual(new Set(["syntax-analyzer", "logic-analyzer"]));
  expect(new Set(names.slice(2, 4))).toEqual(new Set(["syntax-fixer", "logic-fixer"]));
  expect(names.slice(4)).toEqual(["doc-writer", "doc-writer"]);
  expect(asked.find(({ model }) => model === "logic-fixer")).toMatchObject({ temperature: 0.2 });
  expect(double.requests[2]?.body).toContain("quux is gone");
  expect(double.complaints).toEqual([]);
});
