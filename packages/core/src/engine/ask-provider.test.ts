import { Readable } from "node:stream";
import { expect, onTestFinished, test, vi } from "vitest";
import { openLogStream } from "../logs/sources/open-log.ts";
import type { Analysis } from "../model/analysis.ts";
import type { Candidate } from "../model/candidate.ts";
import type { Problem } from "../model/problem.ts";
import { temporaryWorkspace } from "../repository/fixtures/temporary-workspace.ts";
import type { CandidateProvider, ProviderContext } from "./candidate-provider.ts";
import { openEngine } from "./engine.ts";

vi.setConfig({ testTimeout: 60_000 });

const FILES = {
  "package.json": `{ "name": "shop", "type": "module" }\n`,
  "tsconfig.json": `{ "compilerOptions": { "strict": true, "module": "esnext", "moduleResolution": "bundler", "types": [] } }\n`,
  "src/price.ts": "export function formatPrice(cents: number): string {\n  return `${cents} ct`;\n}\n",
  "src/bill.ts": `import { fromatPrice } from "./price";\nexport const bill = fromatPrice(2);\n`,
  "src/tax.ts": "export const tax: number = quux(100);\n",
};
const PROVED = `src/bill.ts(1,10): error TS2724: '"./price"' has no exported member named 'fromatPrice'. Did you mean 'formatPrice'?\n`;
const OPEN = "src/tax.ts(1,28): error TS2304: Cannot find name 'quux'.\n";
const CALL = { start: 27, end: 36 };

function candidate(text: string, more: Partial<Candidate> = {}): Candidate {
  return {
    title: "Count without it",
    edits: [{ file: "src/tax.ts", edits: [{ ...CALL, text }] }],
    origin: "test/model",
    rationale: "it is only a number",
    confidence: 0.2,
    ...more,
  };
}

async function analyze(log: string, propose: CandidateProvider["propose"]): Promise<Analysis> {
  const workspace = temporaryWorkspace(FILES);
  const engine = await openEngine({
    workspace,
    trust: false,
    config: { ignore: [], protectedPaths: ["package.json"] },
    provider: { propose },
    clock: () => 0,
    progress: () => undefined,
  });
  onTestFinished(() => engine.dispose());
  return engine.analyze(openLogStream("log", Readable.from([Buffer.from(log)])));
}

test("is asked only where no fixer has a proved fix, and is told what was tried", async () => {
  const asked: [Problem, ProviderContext][] = [];
  await analyze(PROVED + OPEN, (problem, context) => {
    asked.push([problem, context]);
    return Promise.resolve([]);
  });
  expect(asked.map(([{ code }]) => code)).toEqual(["TS2304"]);
  expect(asked[0]?.[1].trials.length).toBeGreaterThan(0);
  expect(asked[0]?.[1].problems).toHaveLength(2);
});

test("what it proposes passes the same door, and is offered below what it says of itself", async () => {
  const { solutions, refuted } = await analyze(OPEN, () =>
    Promise.resolve([candidate("100 * 2"), candidate("other(2)", { title: "Ask another" })]),
  );
  const own = solutions.filter(({ origin }) => origin === "test/model");
  expect(own).toMatchObject([
    {
      title: "Count without it",
      verdict: { status: "plausible", level: "types" },
      changes: [{ file: "src/tax.ts" }],
    },
  ]);
  expect(refuted).toBeGreaterThan(0);
});

test("a candidate can be tried out, and hears what is wrong with it", async () => {
  const outcomes: string[] = [];
  await analyze(OPEN, async (_, { tryOut }) => {
    for (const text of ["100 * 2", "'much'", "other(2)"])
      outcomes.push((await tryOut(candidate(text))).outcome);
    return [];
  });
  expect(outcomes).toEqual(["passed", "follow-ups", "refuted"]);
});

test.each<[string, Candidate]>([
  ["a command", candidate("1", { command: { line: "npm i quux", folder: "", changes: "dependencies" } })],
  ["no edit", candidate("1", { edits: [] })],
  [
    "an edit of a protected file",
    candidate("1", { edits: [{ file: "package.json", edits: [{ start: 0, end: 1, text: "[" }] }] }),
  ],
  [
    "an edit outside",
    candidate("1", { edits: [{ file: "../tax.ts", edits: [{ start: 0, end: 0, text: "x" }] }] }),
  ],
])("%s is dropped", async (_, proposal) => {
  const { solutions } = await analyze(OPEN, () => Promise.resolve([proposal]));
  expect(solutions.filter(({ origin }) => origin === "test/model")).toEqual([]);
});

test("one that breaks has no answer, and the rest of the analysis stands", async () => {
  const { notes, solutions } = await analyze(PROVED + OPEN, () =>
    Promise.reject(new Error("no network\nat x")),
  );
  expect(notes).toContain("AI broke on a problem of tsc: no network");
  expect(solutions[0]?.verdict.status).toBe("proved");
});

test("it is asked about a few problems of many, those of a known place first", async () => {
  const log = ["one", "two", "three", "four", "five", "six"].map((name) => `##[error]${name} went wrong\n`);
  let asked = 0;
  const codes: (string | undefined)[] = [];
  const { notes } = await analyze(log.join("") + OPEN, ({ code }) => {
    asked += 1;
    codes.push(code);
    return Promise.resolve([]);
  });
  expect([asked, notes.join("\n")]).toEqual([
    5,
    expect.stringMatching(/AI is asked about 5 of \d+ problems/),
  ]);
  expect(codes[0]).toBe("TS2304");
});
