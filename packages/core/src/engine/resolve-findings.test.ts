import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { detectText } from "../detect/detect.ts";
import type { DetectedFinding } from "../detect/detected-finding.ts";
import type { Problem } from "../model/problem.ts";
import { createLocator, type Locator } from "../repository/locate/locate.ts";
import { resolveFindings } from "./resolve-findings.ts";

const ROOT = "/home/me/shop";
const FILES = [
  "src/cart.ts",
  "src/invoice.ts",
  "src/fulfilment.ts",
  "src/shipping.ts",
  "src/pricing.ts",
  "src/server.ts",
  "test/cart.test.ts",
  "packages/a/src/index.ts",
  "packages/b/src/index.ts",
];
const LOCATOR = createLocator(ROOT, FILES);
const JOB_LOG = readFileSync(join(import.meta.dirname, "../../../demo/ci.log"), "utf8");

function finding(change: Partial<DetectedFinding> = {}): DetectedFinding {
  return {
    tool: "tsc",
    code: "TS2304",
    severity: "error",
    message: "Cannot find name 'total'.",
    evidence: { startLine: 1, endLine: 1 },
    excerpt: ["src/cart.ts(3,7): error TS2304: Cannot find name 'total'."],
    context: {},
    ...change,
  };
}

function at(path: string, line = 3, column = 7): Partial<DetectedFinding> {
  return { place: { path, line, column } };
}

function resolve(findings: readonly DetectedFinding[]): Problem[] {
  return resolveFindings(findings, LOCATOR).problems;
}

describe("places", () => {
  it("tells all that is known of a finding", () => {
    const found = finding({
      place: {
        path: "/home/runner/work/shop/shop/src/cart.ts",
        line: 3,
        column: 7,
        endLine: 3,
        endColumn: 12,
      },
      test: "total > adds",
      evidence: { source: "ci.log", startLine: 8, endLine: 9 },
      context: { job: "build", step: "Run tsc" },
      lines: { from: 0, to: 1 },
    });
    expect(resolve([found])).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f]{10}$/),
        tool: "tsc",
        code: "TS2304",
        severity: "error",
        message: "Cannot find name 'total'.",
        location: { file: "src/cart.ts", line: 3, column: 7, endLine: 3, endColumn: 12, inWorkspace: true },
        frames: [],
        test: "total > adds",
        evidence: { source: "ci.log", startLine: 8, endLine: 9 },
        excerpt: found.excerpt,
        occurrences: 1,
        job: "build",
        step: "Run tsc",
        causeOf: [],
      },
    ]);
  });

  it("names the file as the workspace does, and says when there is none like it", () => {
    const places = [String.raw`D:\a\shop\shop\src\cart.ts`, "cart.ts", "src/gone.ts"].map((path) =>
      finding(at(path)),
    );
    expect(resolve(places).map(({ location }) => [location?.file, location?.inWorkspace])).toEqual([
      ["src/cart.ts", true],
      ["src/gone.ts", false],
    ]);
  });

  it("says once which files a path may mean, and takes none", () => {
    const { problems, notes } = resolveFindings(
      [finding(at("src/index.ts", 1)), finding(at("src/index.ts", 2))],
      LOCATOR,
    );
    expect(problems.map(({ location }) => location)).toEqual([
      { file: "src/index.ts", line: 1, column: 7, inWorkspace: false },
      { file: "src/index.ts", line: 2, column: 7, inWorkspace: false },
    ]);
    expect(notes).toEqual([
      "src/index.ts may be packages/a/src/index.ts or packages/b/src/index.ts: the log does not say which.",
    ]);
  });

  it("goes by the folder the step ran in", () => {
    const inFolder = finding({ ...at("src/index.ts"), context: { directory: "packages/b" } });
    expect(resolve([inFolder])[0]?.location?.file).toBe("packages/b/src/index.ts");
  });

  it.each(["../../etc/passwd", "/etc/passwd", "/home/me/shop/node_modules/x/index.js", "node:fs", "a\0b"])(
    "drops a place that leads out: %j",
    (path) => {
      expect(resolve([finding(at(path))])[0]).not.toHaveProperty("location");
    },
  );

  it("keeps places as told where there is no workspace", () => {
    const { problems, notes } = resolveFindings([finding(at("src/cart.ts"))], undefined);
    expect(problems[0]?.location).toEqual({ file: "src/cart.ts", line: 3, column: 7, inWorkspace: false });
    expect(notes).toEqual([]);
  });

  it("takes the innermost own frame for the place where the log names none inside", () => {
    const frames = [
      { path: "node:internal/process/promises", line: 1 },
      { path: `${ROOT}/node_modules/x/index.js`, line: 2, symbol: "x" },
      { path: "/opt/elsewhere/tool.js", line: 4 },
      { path: "src/gone.ts", line: 3 },
      { path: "/app/src/cart.ts", line: 5, column: 2, symbol: "total" },
      { path: "/app/src/server.ts", line: 6 },
    ];
    const [problem] = resolve([finding({ ...at("/etc/passwd"), frames })]);
    expect(problem?.location).toEqual({ file: "src/cart.ts", line: 5, column: 2, inWorkspace: true });
    expect(problem?.frames.map(({ file, own, inWorkspace }) => [file, own, inWorkspace])).toEqual([
      ["node:internal/process/promises", false, false],
      [`${ROOT}/node_modules/x/index.js`, false, false],
      ["/opt/elsewhere/tool.js", false, false],
      ["src/gone.ts", true, false],
      ["src/cart.ts", true, true],
      ["src/server.ts", true, true],
    ]);
    expect(problem?.frames[4]).toEqual({
      file: "src/cart.ts",
      line: 5,
      column: 2,
      symbol: "total",
      own: true,
      inWorkspace: true,
    });
  });

  it("takes frames for own by their path alone where there is no workspace", () => {
    const frames = [
      { path: "/opt/shop/a.js", line: 4 },
      { path: "/opt/shop/node_modules/x/a.js", line: 4 },
    ];
    const [problem] = resolveFindings([finding({ frames })], undefined).problems;
    expect(problem?.frames.map(({ own }) => own)).toEqual([true, false]);
    expect(problem).not.toHaveProperty("location");
  });
});

describe("repetition", () => {
  it("tells like paths of two packages apart where no file is known by them", () => {
    const of = (name: string): DetectedFinding =>
      finding({ ...at("src/gone.ts"), context: { package: name } });
    expect(resolve([of("@shop/web"), of("@shop/api"), of("@shop/web")])).toHaveLength(2);
    expect(resolveFindings([of("@shop/web"), of("@shop/api")], undefined).problems).toHaveLength(2);
  });

  it("counts a failure that is printed again, and keeps where it was first", () => {
    const first = finding(at("src/cart.ts"));
    const again = finding({ ...at("/app/src/cart.ts"), evidence: { startLine: 90, endLine: 90 } });
    expect(resolve([first, again])).toMatchObject([{ occurrences: 2, evidence: { startLine: 1 } }]);
  });

  it("knows a failure again by its exact place or its test, whatever numbers it prints", () => {
    const slow = (ms: number): string => `Test timed out in ${ms}ms at /home/u${ms}/a.ts`;
    const placed = [1, 2].map((ms) => finding({ ...at("src/cart.ts"), message: slow(ms) }));
    const tested = [1, 2].map((ms) => finding({ test: "total", message: slow(ms) }));
    const unplaced = [1, 2].map((ms) => finding({ message: slow(ms) }));
    expect(resolve(placed)).toHaveLength(1);
    expect(resolve(tested)).toHaveLength(1);
    expect(resolve(unplaced)).toHaveLength(2);
  });

  it.each<[string, Partial<DetectedFinding>]>([
    ["line", at("src/cart.ts", 4)],
    ["column", at("src/cart.ts", 3, 8)],
    ["file", at("src/invoice.ts")],
    ["test", { ...at("src/cart.ts"), test: "total" }],
    ["code", { ...at("src/cart.ts"), code: "TS2552" }],
    ["tool", { ...at("src/cart.ts"), tool: "vitest" }],
    ["message", { ...at("src/cart.ts"), message: "Cannot find name 'price'." }],
  ])("tells failures apart by %s", (_, change) => {
    const problems = resolve([finding(at("src/cart.ts")), finding(change)]);
    expect(new Set(problems.map(({ id }) => id)).size).toBe(2);
  });

  it("folds what the runner repeats of a tool's message", () => {
    const echo = finding({ tool: "github-actions", message: "Error: Cannot find name 'total'." });
    expect(resolve([finding(at("src/cart.ts")), echo])).toMatchObject([{ tool: "tsc", occurrences: 2 }]);
  });

  it("keeps what each step says of its failure, and counts it within the step", () => {
    const exit = (step: string, source: string): DetectedFinding =>
      finding({
        tool: "github-actions",
        message: "Process completed with exit code 1.",
        consequence: true,
        context: { step },
        evidence: { source, startLine: 1, endLine: 1 },
      });
    const { problems, consequences } = resolveFindings(
      [exit("a", "1"), exit("b", "1"), exit("b", "1"), exit("a", "2")],
      LOCATOR,
    );
    expect(problems.map(({ occurrences }) => occurrences)).toEqual([1, 2, 1]);
    expect(consequences).toEqual(new Set(problems.map(({ id }) => id)));
    expect(consequences.size).toBe(3);
  });
});

/** Ids by line, of the demo's log as a runner with its checkout elsewhere writes it. */
function idsUnder(root: string, locator: Locator): Map<number, string> {
  const { findings } = detectText(JOB_LOG.replaceAll("/home/runner/work/shop/shop", root));
  const { problems } = resolveFindings(findings, locator);
  return new Map(problems.map(({ id, evidence }) => [evidence.startLine, id]));
}

describe("ids", () => {
  it("do not depend on the folder of the checkout", () => {
    const ids = idsUnder("/home/runner/work/shop/shop", LOCATOR);
    expect(ids.size).toBeGreaterThan(14);
    expect(new Set(ids.values()).size).toBe(ids.size);
    for (const root of ["/builds/team/shop", "/Users/jo/code/shop", "/app", ROOT]) {
      expect(idsUnder(root, LOCATOR)).toEqual(ids);
      expect(idsUnder(root, createLocator("/srv/elsewhere/shop", FILES))).toEqual(ids);
    }
  });

  it("do not depend on what else the log holds before", () => {
    const { findings } = detectText(JOB_LOG);
    const all = new Set(resolve(findings).map(({ id }) => id));
    for (const problem of resolve(findings.slice(5).filter(({ tool }) => tool !== "tsc")))
      expect(all).toContain(problem.id);
  });
});

it("resolves nothing to nothing", () => {
  expect(resolveFindings([], LOCATOR)).toEqual({ problems: [], consequences: new Set(), notes: [] });
});

it("throws on nothing that a log may claim, and gives every problem an id of its own", () => {
  const word = fc.oneof(
    fc.constantFrom(
      "",
      "src/cart.ts",
      "../x",
      "/app/src/cart.ts",
      "C:\\a\\b",
      "file://%",
      "Cannot find name 'a'.",
      "\n",
    ),
    fc.string({ unit: "binary", maxLength: 20 }),
  );
  const arbitrary = fc.record({
    tool: fc.constantFrom("tsc", "github-actions"),
    message: word,
    path: word,
    line: fc.nat(3),
  });
  fc.assert(
    fc.property(fc.array(arbitrary, { maxLength: 12 }), (claims) => {
      const findings = claims.map(({ tool, message, path, line }) =>
        finding({ tool, message, ...at(path, line), frames: [{ path, line, symbol: message }] }),
      );
      const { problems } = resolveFindings(findings, LOCATOR);
      expect(problems.reduce((sum, { occurrences }) => sum + occurrences, 0)).toBe(findings.length);
      expect(new Set(problems.map(({ id }) => id)).size).toBe(problems.length);
      const places = problems.flatMap(({ location, frames }) => [location ?? [], frames].flat());
      const inside = places.filter(({ inWorkspace }) => inWorkspace).map(({ file }) => file);
      expect(inside.filter((file) => !FILES.includes(file))).toEqual([]);
    }),
    { seed: 7, numRuns: 300 },
  );
});
