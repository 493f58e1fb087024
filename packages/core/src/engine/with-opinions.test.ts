import { Readable } from "node:stream";
import { expect, onTestFinished, test, vi } from "vitest";
import { openLogStream } from "../logs/sources/open-log.ts";
import type { Analysis } from "../model/analysis.ts";
import { temporaryWorkspace } from "../repository/fixtures/temporary-workspace.ts";
import type { CandidateMemory } from "./candidate-provider.ts";
import { openEngine } from "./engine.ts";
import { planFix } from "./fix.ts";

vi.setConfig({ testTimeout: 60_000 });

const FILES = {
  "package.json": `{ "name": "shop", "type": "module" }\n`,
  "tsconfig.json": `{ "compilerOptions": { "strict": true, "module": "esnext", "moduleResolution": "bundler", "types": [] } }\n`,
  "src/price.ts": "export function formatPrice(cents: number): string {\n  return `${cents} ct`;\n}\n",
  "src/bill.ts": `import { fromatPrice } from "./price";\nexport const bill = fromatPrice(2);\n`,
};
const LOG = `src/bill.ts(1,10): error TS2724: '"./price"' has no exported member named 'fromatPrice'. Did you mean 'formatPrice'?\n`;

async function withMemory(
  memory: Partial<CandidateMemory>,
): Promise<{ analysis: Analysis; files: string[] }> {
  const workspace = temporaryWorkspace(FILES);
  const engine = await openEngine({
    workspace,
    trust: false,
    config: { ignore: [], protectedPaths: [] },
    memory: { recall: () => Promise.resolve([]), isTurnedDown: () => Promise.resolve(false), ...memory },
    clock: () => 0,
    progress: () => undefined,
  });
  onTestFinished(() => engine.dispose());
  const analysis = await engine.analyze(openLogStream("log", Readable.from([Buffer.from(LOG)])));
  const plan = await planFix(engine, analysis, {
    all: false,
    only: [],
    commands: [],
    folder: "",
    commandTimeoutMs: 0,
  });
  return { analysis, files: plan.changes.map(({ file }) => file) };
}

test("a proved fix that was turned down before is offered, after the others, and not taken unasked", async () => {
  const { analysis: before, files } = await withMemory({});
  const [proved] = before.solutions;
  expect([proved?.verdict.status, files]).toEqual(["proved", ["src/bill.ts"]]);
  const again = await withMemory({
    isTurnedDown: (_, { title }) => Promise.resolve(title === proved?.title),
  });
  expect(again.analysis.solutions.at(-1)).toMatchObject({
    title: proved?.title,
    verdict: { status: "plausible", reason: "it passes, but you turned it down for this problem before" },
  });
  expect(again.files).not.toContain("src/bill.ts");
});

test("what is turned down is no rival of what is not", async () => {
  const { analysis } = await withMemory({
    isTurnedDown: (_, { title }) => Promise.resolve(!title.includes("formatPrice")),
  });
  expect(analysis.solutions[0]?.verdict.status).toBe("proved");
});

test("a problem with a proved fix is not looked up; where all were turned down, it is", async () => {
  const recalled: string[] = [];
  const recall: CandidateMemory["recall"] = ({ code = "" }) => {
    recalled.push(code);
    return Promise.resolve([]);
  };
  await withMemory({ recall });
  expect(recalled).toEqual([]);
  await withMemory({ recall, isTurnedDown: () => Promise.resolve(true) });
  expect(recalled).toEqual(["TS2724"]);
});
