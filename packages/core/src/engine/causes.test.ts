import { describe, expect, it } from "vitest";
import type { Problem } from "../model/problem.ts";
import { addEffect, causesInLog, type Causes } from "./causes.ts";

function problem(id: string, change: Partial<Problem> = {}): Problem {
  return {
    id,
    tool: "vitest",
    severity: "error",
    message: id,
    frames: [],
    evidence: { startLine: 1, endLine: 1 },
    excerpt: [],
    occurrences: 1,
    causeOf: [],
    ...change,
  };
}

function compileError(id: string, file: string, line: number): Problem {
  return problem(id, { tool: "tsc", code: "TS2304", location: { file, line, inWorkspace: true } });
}

/** What the log tells of problems; those whose id begins with `exit` are consequences. */
function causes(...problems: Problem[]): Map<string, string[]> {
  const ids = problems.map(({ id }) => id).filter((id) => id.startsWith("exit"));
  return new Map([...causesInLog(problems, new Set(ids))].map(([cause, effects]) => [cause, [...effects]]));
}

describe("failures at run time", () => {
  const error = compileError("error", "src/cart.ts", 3);

  it("come from the compile error on the line they passed through", () => {
    const frames = [
      { file: "node_modules/x/index.js", line: 3, own: false, inWorkspace: false },
      { file: "src/cart.ts", line: 3, own: true, inWorkspace: true },
    ];
    expect(causes(error, problem("run", { frames }))).toEqual(new Map([["error", ["run"]]]));
    const location = { file: "src/cart.ts", line: 3, inWorkspace: true };
    expect(causes(problem("run", { location }), error)).toEqual(new Map([["error", ["run"]]]));
  });

  it("come from the compile error nearest to where they broke", () => {
    const frames = [4, 3].map((line) => ({ file: "src/cart.ts", line, own: true, inWorkspace: true }));
    const near = compileError("near", "src/cart.ts", 4);
    expect(causes(error, near, problem("run", { frames }))).toEqual(new Map([["near", ["run"]]]));
  });

  it.each<[string, Partial<Problem>]>([
    ["on another line", { location: { file: "src/cart.ts", line: 4, inWorkspace: true } }],
    ["in another file", { location: { file: "src/price.ts", line: 3, inWorkspace: true } }],
    ["outside the workspace", { location: { file: "src/cart.ts", line: 3, inWorkspace: false } }],
    ["in foreign code", { frames: [{ file: "src/cart.ts", line: 3, own: false, inWorkspace: true }] }],
    ["nowhere", {}],
  ])("have no cause %s", (_, change) => {
    expect(causes(error, problem("run", change))).toEqual(new Map());
  });

  it("do not come from other failures, nor compile errors from each other", () => {
    const location = { file: "src/cart.ts", line: 3, inWorkspace: true };
    expect(causes(problem("lint", { location }), problem("run", { location }))).toEqual(new Map());
    expect(causes(error, compileError("same", "src/cart.ts", 3))).toEqual(new Map());
  });
});

describe("consequences", () => {
  it("come from the first error of their step", () => {
    const problems = [
      problem("a1", { step: "a" }),
      problem("a2", { step: "a" }),
      problem("exit-a", { step: "a" }),
      problem("b1", { step: "b" }),
      problem("exit-b", { step: "b" }),
    ];
    expect(causes(...problems)).toEqual(
      new Map([
        ["a1", ["exit-a"]],
        ["b1", ["exit-b"]],
      ]),
    );
  });

  it("tell steps of the same name apart by job and log", () => {
    const of = (source: string, job: string): Partial<Problem> => ({
      step: "test",
      job,
      evidence: { source, startLine: 1, endLine: 1 },
    });
    const problems = [
      problem("x", of("1", "x")),
      problem("y", of("1", "y")),
      problem("z", of("2", "x")),
      problem("exit-y", of("1", "y")),
      problem("exit-z", of("2", "x")),
    ];
    expect(causes(...problems)).toEqual(
      new Map([
        ["y", ["exit-y"]],
        ["z", ["exit-z"]],
      ]),
    );
  });

  it("come from the first error of the log where their step has none, even one that is printed later", () => {
    const error = problem("error", { step: "a" });
    const exit = problem("exit", { step: "b" });
    expect(causes(error, exit)).toEqual(new Map([["error", ["exit"]]]));
    expect(causes(exit, error)).toEqual(new Map([["error", ["exit"]]]));
  });

  it("come from the first warning of their tool where they speak of warnings, and so does what follows them", () => {
    const [warning, other] = [
      problem("warning", { severity: "warning", tool: "prettier" }),
      problem("other", { severity: "warning", tool: "npm" }),
    ];
    const summary = problem("exit-summary", { severity: "warning", tool: "prettier" });
    const expected = new Map([["warning", ["exit-summary", "exit-1"]]]);
    expect(causes(other, warning, summary, problem("exit-1", { tool: "npm" }))).toEqual(expected);
    const tooMany = { ...summary, severity: "error" as const, message: "too many warnings (maximum: 0)" };
    expect(causes(other, warning, tooMany, problem("exit-1", { tool: "npm" }))).toEqual(expected);
    const error = problem("error", { step: "build" });
    expect(causes(error, warning, summary)).toEqual(new Map([["error", ["exit-summary"]]]));
  });

  it("are roots only where nothing else was found: the first of each step, in each log", () => {
    const warning = problem("warning", { severity: "warning" });
    expect(causes(warning, problem("exit-1"), problem("exit-2"), problem("exit-3", { step: "b" }))).toEqual(
      new Map([["exit-1", ["exit-2"]]]),
    );
    const elsewhere = problem("error", { evidence: { source: "other", startLine: 1, endLine: 1 } });
    expect(causes(elsewhere, problem("exit"))).toEqual(new Map());
  });
});

it("adds each effect once", () => {
  const known: Causes = new Map();
  for (const effect of ["b", "c", "b"]) addEffect(known, "a", effect);
  expect(known).toEqual(new Map([["a", new Set(["b", "c"])]]));
});
