import { expect, test } from "vitest";
import { temporaryRepository } from "../repository/fixtures/temporary-workspace.ts";
import type { VirtualRepository } from "../repository/virtual-repository.ts";
import { problemAt } from "../verify/fixtures/problem-at.ts";
import type { Problem } from "../model/problem.ts";
import type { EngineParts } from "./engine-parts.ts";
import { solve } from "./solve.ts";
import { strengthen } from "./strengthen.ts";

const FILES = {
  "tsconfig.json": JSON.stringify({ compilerOptions: { strict: true, module: "nodenext", types: [] } }),
  "package.json": `{ "type": "module" }`,
  "text/pad.ts": "export const pad = (text: string): string => text.padEnd(9);\n",
  "user.ts": "export interface User { name: string }\n",
  "main.ts": [
    "import type { User } from './user.js';",
    "import { pad } from './pad.js';",
    "export const show = (user: User): string => pad(user.nmae);",
    "",
  ].join("\n"),
};

function partsOf(repository: VirtualRepository): EngineParts {
  const config = { ignore: [], protectedPaths: [] };
  const options = { trust: false, config, clock: () => 0, progress: () => undefined };
  return { repository, linter: undefined, options };
}

async function weaknesses(
  problems: readonly Problem[],
  files: Record<string, string>,
): Promise<(string | undefined)[]> {
  const parts = partsOf(temporaryRepository(files));
  const { verified } = await solve(problems, parts);
  const stronger = await strengthen(verified, problems, parts);
  const spelling = ({ candidate }: { candidate: { title: string } }): boolean =>
    candidate.title.includes("'name'");
  return [verified, stronger].map((all) => all.find(spelling)?.verification.weakness);
}

const MISSPELLED = { ...problemAt("main.ts:3", "TS2339"), id: "misspelled" };
const MISPLACED = {
  ...problemAt("main.ts:2", "TS2307"),
  id: "misplaced",
  message: "Cannot find module './pad.js' or its corresponding type declarations.",
};

test("proves on top of the fix that brings the missing types", async () => {
  const [before, after] = await weaknesses([MISSPELLED, MISPLACED], FILES);
  expect(before).toContain("types are incomplete in main.ts");
  expect(after).toBeUndefined();
});

test("leaves weak what no other fix helps", async () => {
  const [before, after] = await weaknesses([MISSPELLED], FILES);
  expect(before).toContain("types are incomplete in main.ts");
  expect(after).toBe(before);
});
