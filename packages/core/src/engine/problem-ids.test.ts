import { describe, expect, it } from "vitest";
import type { Location } from "../model/location.ts";
import type { Problem } from "../model/problem.ts";
import { assignIds } from "./problem-ids.ts";

function problem(location?: Partial<Location>, change: Partial<Problem> = {}): Problem {
  return {
    id: "",
    tool: "tsc",
    code: "TS2304",
    severity: "error",
    message: "Cannot find name 'total'.",
    ...(location === undefined
      ? {}
      : { location: { file: "src/a.ts", line: 1, inWorkspace: true, ...location } }),
    frames: [],
    evidence: { startLine: 1, endLine: 1 },
    excerpt: [],
    occurrences: 1,
    causeOf: [],
    ...change,
  };
}

function ids(...problems: Problem[]): string[] {
  assignIds(problems);
  return problems.map(({ id }) => id);
}

describe("assignIds", () => {
  it("gives every problem an id of its own", () => {
    const [a, b, c] = ids(problem({}), problem({ file: "src/b.ts" }), problem());
    expect(new Set([a, b, c]).size).toBe(3);
    expect([a, b, c].every((id) => /^[0-9a-f]{10}$/.test(id ?? ""))).toBe(true);
  });

  it("numbers equal failures of a file by their lines, in whatever order the log has them", () => {
    const [first, second, third] = ids(
      problem({ line: 3 }),
      problem({ line: 9, column: 1 }),
      problem({ line: 9, column: 20 }),
    );
    const reordered = ids(
      problem({ line: 9, column: 20 }),
      problem({ line: 3 }),
      problem({ line: 9, column: 1 }),
    );
    expect(reordered).toEqual([third, first, second]);
    expect(new Set(reordered).size).toBe(3);
  });

  it("keeps an id when the failure moves", () => {
    expect(ids(problem({ line: 3 }))).toEqual(ids(problem({ line: 300, column: 7 })));
  });

  it("does not depend on the runner where the place of its checkout is known", () => {
    const inWorkspace = false;
    const [own] = ids(problem({ file: "src/a.ts", inWorkspace }));
    expect(ids(problem({ file: "/home/runner/work/shop/shop/src/a.ts", inWorkspace }))).toEqual([own]);
    expect(ids(problem({ file: String.raw`D:\a\shop\shop\src\a.ts`, inWorkspace }))).toEqual([own]);
    expect(ids(problem({ file: "/home/me/shop/src/a.ts", inWorkspace }))).not.toEqual([own]);
    expect(ids(problem({ file: "", inWorkspace }))).toHaveLength(1);
  });

  it("takes little time for many equal failures", () => {
    const problems = Array.from({ length: 20_000 }, (_, line) => problem({ line }));
    expect(new Set(ids(...problems)).size).toBe(problems.length);
  });
});
