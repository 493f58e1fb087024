import {
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import type { Candidate } from "../model/candidate.ts";
import type { LocatedProblem } from "../model/problem.ts";
import { createLinter } from "../repository/eslint/linter.ts";
import { openRepository } from "../repository/virtual-repository.ts";
import { FIXERS } from "./table.ts";

const FOLDER = import.meta.dirname;
const MODULES = fileURLToPath(new URL("../../node_modules", import.meta.url));

/** `fixtures/<case>.yaml`: a problem, the workspace it is in, and the files that the best candidate changes. */
const fixtureSchema = z.strictObject({
  problem: z.strictObject({
    tool: z.string(),
    code: z.string().optional(),
    message: z.string(),
    location: z.strictObject({
      file: z.string(),
      line: z.int(),
      column: z.int().optional(),
      endLine: z.int().optional(),
      endColumn: z.int().optional(),
    }),
  }),
  before: z.record(z.string(), z.string()),
  after: z.record(z.string(), z.string()),
});
type Fixture = z.infer<typeof fixtureSchema>;

let root: string;
const linter = createLinter();

afterAll(() => linter.dispose());

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "hephaestus-fixer-")));
  symlinkSync(MODULES, join(root, "node_modules"), "junction");
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

test("every folder is in the table under its own name", () => {
  const folders = readdirSync(FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(FIXERS.map(({ id }) => id).toSorted()).toEqual(folders.map(({ name }) => name).toSorted());
});

describe.each(FIXERS)("$id", (fixer) => {
  const cases = globSync("*.yaml", { cwd: join(FOLDER, fixer.id, "fixtures") }).toSorted();

  test.each(cases)("%s", async (name) => {
    const fixture = fixtureSchema.parse(
      parse(readFileSync(join(FOLDER, fixer.id, "fixtures", name), "utf8")),
    );
    const problem = locatedProblem(fixture);
    expect(fixer.handles(problem)).toBe(true);
    for (const [file, text] of Object.entries(fixture.before)) write(file, text);
    const repository = openRepository(root, Object.keys(fixture.before).toSorted());
    const [best, ...others] = (await fixer.propose(problem, { repository, linter })).toSorted(byConfidence);
    expect(best).toBeDefined();
    const changed = repository.with(best?.edits ?? []).edited();
    expect(Object.fromEntries([...changed].map(([file, { after }]) => [file, after.text]))).toEqual(
      fixture.after,
    );
    for (const candidate of [best, ...others])
      expect(candidate).toMatchObject({ origin: expect.stringContaining(fixer.id) });
  });
});

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

function locatedProblem({ problem }: Fixture): LocatedProblem {
  const { code, location, ...rest } = problem;
  return {
    id: "fixture",
    severity: "error",
    frames: [],
    evidence: { startLine: 1, endLine: 1 },
    excerpt: [],
    occurrences: 1,
    causeOf: [],
    ...rest,
    ...(code === undefined ? {} : { code }),
    location: { ...definedOnly(location), inWorkspace: true },
  };
}

function definedOnly({
  file,
  line,
  column,
  endLine,
  endColumn,
}: Fixture["problem"]["location"]): Omit<LocatedProblem["location"], "inWorkspace"> {
  return {
    file,
    line,
    ...(column === undefined ? {} : { column }),
    ...(endLine === undefined ? {} : { endLine }),
    ...(endColumn === undefined ? {} : { endColumn }),
  };
}

function byConfidence(a: Candidate, b: Candidate): number {
  return b.confidence - a.confidence;
}
