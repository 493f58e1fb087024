import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { createProject } from "./testing/project.ts";
import { runHere } from "./testing/run-here.ts";

vi.setConfig({ testTimeout: 60_000 });

const BAD = "I would define quux.";
const GOOD = `TITLE: Count it\nFILE: tax.ts\n<<<<<<< SEARCH\nexport const tax: number = quux(100);\n=======\nexport const tax: number = 119;\n>>>>>>> REPLACE\n`;
const FILES = {
  "tsconfig.json": `{ "compilerOptions": { "strict": true, "types": [] } }\n`,
  "tax.ts": "export const tax: number = quux(100);\n",
  "ci.log": "tax.ts(1,28): error TS2304: Cannot find name 'quux'.\n",
  "hephaestus.yaml": "ai: { provider: replay, replay: answers.json }\n",
  "answers.json": JSON.stringify({ answers: [{ text: BAD }, { text: GOOD }] }),
};

test("tells how a model was asked about a problem, turn by turn, and what the log says of it", async () => {
  const { root } = createProject(FILES);
  const options = { cwd: root, env: { HEPHAESTUS_STATE_HOME: join(root, "state") } };
  const { stdout: json } = await runHere(["analyze", "-q", "--ai", "-o", "json", "ci.log"], options);
  const [{ id }] = JSON.parse(json).problems;
  const alone = await runHere(["explain", id], options);
  expect(alone.code).toBe(0);
  expect(alone.stdout).toBe(
    [
      "asked: replay",
      "shown: tax.ts",
      "answer 1: unusable",
      `  │ ${BAD}`,
      "  ✖ there is no block with FILE, SEARCH and REPLACE, and no line NO FIX",
      "answer 2: passed",
      ...GOOD.split("\n").map((line) => `  │ ${line}`),
      "  candidate: Count it (tax.ts)",
      "  · applies passed: edits 1 file",
      "  · parses passed: 1 file parsed",
      "  · policy passed: silences nothing",
      "  · types passed: nothing new in 1 file with TypeScript 6.0.2",
      "",
    ].join("\n"),
  );
  const withLog = await runHere(["explain", "-q", id, "ci.log"], options);
  expect(withLog.stdout).toContain("Cannot find name 'quux'");
  expect(withLog.stdout).toContain("answer 2: passed");
  const asJson = await runHere(["explain", "-o", "json", id], options);
  expect(JSON.parse(asJson.stdout)).toMatchObject({
    traces: [{ part: "fix", model: "replay", turns: [{}, { outcome: "passed" }] }],
  });
});

test("tells what the user did with fixes for a problem", async () => {
  const { root } = createProject({ ...FILES, "answers.json": JSON.stringify({ answers: [{ text: GOOD }] }) });
  const options = { cwd: root };
  const { stdout: json } = await runHere(["analyze", "-q", "--ai", "-o", "json", "ci.log"], options);
  const { problems, solutions } = JSON.parse(json);
  const fix = solutions.find(({ origin }: { origin: string }) => origin === "ai/replay");
  await runHere(["fix", "-q", "--ai", "--only", fix.id, "ci.log"], options);
  const { stdout } = await runHere(["explain", problems[0].id], options);
  expect(stdout).toMatch(/\n\nyou took: Count it \(tax\.ts\)\n$/);
  const asJson = await runHere(["explain", "-o", "json", problems[0].id], options);
  expect(JSON.parse(asJson.stdout)).toMatchObject({ feedback: [{ kind: "accepted", title: "Count it" }] });
});

test.each(["0123456789", "../../etc/passwd", "nope"])("nothing is known of %s", async (id) => {
  const { root } = createProject(FILES);
  const options = { cwd: root, env: { HEPHAESTUS_STATE_HOME: join(root, "state") } };
  expect(await runHere(["explain", id], options)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining(`error: nothing is known of ${id}\n`),
  });
});
