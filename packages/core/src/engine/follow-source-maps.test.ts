import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { detectText } from "../detect/detect.ts";
import type { DetectedFinding } from "../detect/detected-finding.ts";
import type { LogInput } from "../logs/sources/log-input.ts";
import type { Problem } from "../model/problem.ts";
import { createLocator } from "../repository/locate/locate.ts";
import { createSourceMaps } from "../repository/locate/source-maps.ts";
import { openEngine } from "./engine.ts";
import { followSourceMaps } from "./follow-source-maps.ts";
import { resolveFindings } from "./resolve-findings.ts";

const ROOT = join(import.meta.dirname, "fixtures/source-maps");
/** Built files are not among them: git ignores those. */
const FILES = ["package.json", "src/cart.ts", "src/index.ts"];
const LOCATOR = createLocator(ROOT, FILES);
const TOOLS = ["tsc", "esbuild", "inline", "rollup", "vite", "webpack"];

function findingsOf(log: string): DetectedFinding[] {
  return detectText(readFileSync(join(ROOT, log), "utf8")).findings;
}

function follow(findings: readonly DetectedFinding[]): DetectedFinding[] {
  return followSourceMaps(findings, createSourceMaps({ root: ROOT, files: FILES }, LOCATOR));
}

function ownPlaces({ frames }: Problem): string[] {
  return frames
    .filter((frame) => frame.inWorkspace && frame.own)
    .map(({ file, line, column }) => `${file}:${line}:${column}`);
}

describe("a crash of what each tool built", () => {
  const mapped = resolveFindings(findingsOf("mapped.log"), LOCATOR).problems.map(ownPlaces);

  it.each(TOOLS)("is placed in the sources as Node.js itself places it: %s", (tool) => {
    const { problems } = resolveFindings(follow(findingsOf(`logs/${tool}.log`)), LOCATOR);
    expect(problems.map(ownPlaces)).toEqual(mapped);
    expect(problems[0]?.location).toEqual({ file: "src/cart.ts", line: 15, column: 3, inWorkspace: true });
  });

  it.each(TOOLS)("is not blamed on the dependency that threw: %s", (tool) => {
    const [problem] = resolveFindings(follow(findingsOf(`logs/${tool}.log`)), LOCATOR).problems;
    expect(problem?.frames[0]).toMatchObject({ own: false, inWorkspace: false });
    expect(problem?.frames[0]?.file).toContain("node_modules/tiny-invariant/");
  });
});

it("leaves findings alone that no map knows", () => {
  const findings = findingsOf("mapped.log").map((finding) => ({ ...finding, context: { directory: "src" } }));
  expect(follow(findings)).toEqual(findings);
});

describe("in an analysis", () => {
  let workspace = "";
  beforeAll(() => {
    workspace = realpathSync(mkdtempSync(join(tmpdir(), "hephaestus-maps-")));
    for (const [from, to] of Object.entries({ src: "src", "package.json": "package.json", built: "dist" }))
      cpSync(join(ROOT, from), join(workspace, to), { recursive: true });
  });
  afterAll(() => rmSync(workspace, { recursive: true, force: true, maxRetries: 3 }));

  it("a bundle's crash is a problem of its source", async () => {
    const engine = await openEngine({
      workspace,
      trust: false,
      config: { ignore: [], protectedPaths: [] },
      clock: () => 0,
      progress: () => undefined,
    });
    const text = readFileSync(join(ROOT, "logs/esbuild.log"), "utf8").replaceAll("/built/", "/dist/");
    const { problems } = await engine.analyze(logOf(text));
    engine.dispose();
    expect(problems.map(({ location }) => location)).toEqual([
      { file: "src/cart.ts", line: 15, column: 3, inWorkspace: true },
    ]);
  });
});

async function* logOf(text: string): AsyncGenerator<LogInput> {
  yield { source: "crash.log", chunks: chunksOf(text) };
}

async function* chunksOf(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}
