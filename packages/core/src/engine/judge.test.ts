import { Readable } from "node:stream";
import { expect, onTestFinished, test, vi } from "vitest";
import { openLogStream } from "../logs/sources/open-log.ts";
import type { Candidate } from "../model/candidate.ts";
import { temporaryWorkspace } from "../repository/fixtures/temporary-workspace.ts";
import { openEngine } from "./engine.ts";
import { judge, type Judgement } from "./judge.ts";

vi.setConfig({ testTimeout: 60_000 });

const FILES = {
  "tsconfig.json": `{ "compilerOptions": { "strict": true, "types": [] } }\n`,
  "src/tax.ts": "export const tax: number = quux(100);\n",
  "locked.ts": "export {};\n",
};
const LOG = "src/tax.ts(1,28): error TS2304: Cannot find name 'quux'.\n";

async function judged(
  file: string,
  text: string,
  more: Partial<Candidate> = {},
): Promise<Judgement | undefined> {
  const workspace = temporaryWorkspace(FILES);
  const engine = await openEngine({
    workspace,
    trust: false,
    config: { ignore: [], protectedPaths: ["locked.ts"] },
    clock: () => 0,
    progress: () => undefined,
  });
  onTestFinished(() => engine.dispose());
  const analysis = await engine.analyze(openLogStream("log", Readable.from([Buffer.from(LOG)])));
  const candidate = {
    title: "t",
    edits: [{ file, edits: [{ start: 27, end: 36, text }] }],
    origin: "outside",
    rationale: "r",
    confidence: 0.2,
    ...more,
  };
  return judge(engine, analysis, analysis.problems[0]?.id ?? "", candidate);
}

test("what passes is a solution that can be applied", async () => {
  expect(await judged("src/tax.ts", "100")).toMatchObject({
    verdict: { status: "plausible", level: "types" },
    solution: { title: "t", origin: "outside", changes: [{ file: "src/tax.ts" }] },
  });
});

test.each([
  ["keeps the error", "src/tax.ts", "quux(1)", {}],
  ["silences it", "src/tax.ts", "1 as any", {}],
  [
    "leaves the file",
    "src/tax.ts",
    "1",
    { edits: [{ file: "src/tax.ts", edits: [{ start: 0, end: 999, text: "" }] }] },
  ],
  ["is outside", "../tax.ts", "1", {}],
  ["is protected", "locked.ts", "1", {}],
  [
    "is a command",
    "src/tax.ts",
    "1",
    { command: { line: "rm -rf .", folder: "", changes: "files" as const } },
  ],
])("what %s is none", async (_, file, text, more) => {
  expect(await judged(file, text, more)).toMatchObject({
    verdict: { status: "refuted" },
    solution: undefined,
  });
});
