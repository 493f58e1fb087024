import { describe, expect, it } from "vitest";
import type { LocatedProblem } from "../../model/problem.ts";
import { findSpecifier } from "./find-specifier.ts";

const TEXT = `import { b } from "./b";
import { c } from './c';
const { d } = await import("./d.js");
const text = readFileSync("./e");
`;

function problem(line: number, message: string): LocatedProblem {
  return {
    id: "1",
    tool: "tsc",
    severity: "error",
    message,
    location: { file: "src/main.ts", line, inWorkspace: true },
    frames: [],
    evidence: { startLine: 1, endLine: 1 },
    excerpt: [],
    occurrences: 1,
    causeOf: [],
  };
}

describe("findSpecifier", () => {
  it.each([
    ["as it is written", 1, "Cannot find module './b' or its corresponding type declarations.", "./b"],
    ["on another line", 1, "Cannot find module './c' imported from x", "./c"],
    [
      "as a path",
      1,
      "Cannot find module '/home/runner/work/depot/depot/src/d.js' imported from /home/runner/x.js",
      "./d.js",
    ],
    [
      "as a path of Windows",
      1,
      "Cannot find module 'D:\\a\\depot\\depot\\src\\d.js' imported from x",
      "./d.js",
    ],
    [
      "as the only one on its line",
      2,
      "Relative import paths need extensions. Did you mean './c.js'?",
      "./c",
    ],
  ])("finds the one the message names, %s", (_, line, message, path) => {
    const specifier = findSpecifier(TEXT, problem(line, message));
    expect(specifier?.path).toBe(path);
    expect(TEXT.slice(specifier?.start, (specifier?.start ?? 0) + path.length)).toBe(path);
  });

  it("finds none where the text names no such path, or imports nothing from it", () => {
    expect(findSpecifier(TEXT, problem(2, "Cannot find module './zebra'"))).toBeUndefined();
    expect(findSpecifier(TEXT, problem(2, "Cannot find module './e'"))).toBeUndefined();
    expect(findSpecifier(TEXT, problem(99, "Cannot find module"))).toBeUndefined();
    expect(findSpecifier("", problem(1, "Cannot find module './b'"))).toBeUndefined();
  });

  it("takes time linear in hostile text", () => {
    const quotes = `import "./${"../".repeat(100_000)}`;
    const message = `Cannot find module '${"/a".repeat(100_000)}`;
    expect(findSpecifier(quotes.repeat(5), problem(1, message))).toBeUndefined();
  });
});
