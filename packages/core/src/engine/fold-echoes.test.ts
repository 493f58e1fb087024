import { describe, expect, it } from "vitest";
import type { Problem } from "../model/problem.ts";
import { foldEchoes } from "./fold-echoes.ts";

const MESSAGE = "Cannot find name 'total'.";

function problem(tool: string, message: string, place?: [file: string, line: number]): Problem {
  return {
    id: message,
    tool,
    severity: "error",
    message,
    ...(place === undefined ? {} : { location: { file: place[0], line: place[1], inWorkspace: true } }),
    frames: [],
    evidence: { startLine: 1, endLine: 1 },
    excerpt: [],
    occurrences: 1,
    causeOf: [],
  };
}

function said(message: string, place?: [string, number]): Problem {
  return problem("tsc", message, place);
}

function echo(message: string, place?: [string, number]): Problem {
  return problem("github-actions", message, place);
}

/** Occurrences of each problem that is left. */
function fold(...problems: Problem[]): number[] {
  return foldEchoes(problems, () => false).map(({ occurrences }) => occurrences);
}

describe("foldEchoes", () => {
  it.each([
    ["the same message", MESSAGE],
    ["a prefix", `Error: ${MESSAGE}`],
    ["code and place before", `src/cart.ts(3,12): error TS2304: ${MESSAGE}`],
    ["a mark before", `✖ ${MESSAGE}`],
    ["a tool's name before", `[tsc] ${MESSAGE}`],
    ["the place after", `${MESSAGE} (src/cart.ts:3)`],
    ["a rule after", `${MESSAGE}  no-undef`],
    ["both", `lint: ${MESSAGE} [no-undef]`],
    ["more lines", `${MESSAGE}\nand more of it`],
  ])("counts an annotation with %s", (_, message) => {
    expect(fold(said(MESSAGE), echo(message))).toEqual([2]);
    expect(fold(echo(message), said(MESSAGE))).toEqual([2]);
  });

  it("knows a message by its first line", () => {
    expect(fold(said(`${MESSAGE}\n  Type 'A' is no 'B'.`), echo(MESSAGE))).toEqual([2]);
  });

  it.each([
    ["another message", "Cannot find name 'price'."],
    ["words of its own around it", `The step said ${MESSAGE}`],
    ["words of its own behind it", `${MESSAGE} Deploying stopped`],
    ["only a part of it", "Cannot find name"],
    ["nothing", ""],
  ])("leaves an annotation with %s", (_, message) => {
    expect(fold(said(MESSAGE), echo(message))).toEqual([1, 1]);
  });

  it("does not take a short message inside another for an echo", () => {
    expect(fold(said("failed"), echo("deploy: failed"))).toEqual([1, 1]);
    expect(fold(said("failed"), echo("failed"))).toEqual([2]);
  });

  it("goes by the place where the annotation has one", () => {
    const problems = [said(MESSAGE, ["a.ts", 1]), said(MESSAGE, ["a.ts", 2]), said(MESSAGE, ["b.ts", 2])];
    expect(fold(...problems, echo(MESSAGE, ["a.ts", 2]))).toEqual([1, 2, 1]);
    expect(fold(said(MESSAGE, ["a.ts", 1]), echo(MESSAGE, ["a.ts", 9]))).toEqual([1, 1]);
    expect(fold(said(MESSAGE), echo(MESSAGE, ["a.ts", 9]))).toEqual([2]);
    expect(fold(said(MESSAGE, ["a.ts", 1]), said(MESSAGE, ["a.ts", 2]), echo(MESSAGE))).toEqual([2, 1]);
  });

  it("adds up what was counted before", () => {
    expect(fold(said(MESSAGE), { ...echo(MESSAGE), occurrences: 3 })).toEqual([4]);
  });

  it("folds what is explained as a failure of the environment as well, but not into the runner's own words", () => {
    const refused = "connect ECONNREFUSED 127.0.0.1:5432";
    expect(
      fold(problem("vitest", refused), problem("environment", `Error: ${refused}\nNothing listens there.`)),
    ).toEqual([2]);
    expect(fold(echo(refused), problem("environment", refused))).toEqual([1, 1]);
  });

  it("leaves consequences and what the runner alone says", () => {
    const kept = [said(MESSAGE), echo(MESSAGE), echo("boom")];
    expect(foldEchoes(kept, ({ tool }) => tool === "github-actions")).toEqual(kept);
    expect(fold(echo(MESSAGE), echo(`Error: ${MESSAGE}`))).toEqual([1, 1]);
  });

  it("takes little time for many alike", () => {
    const alike = Array.from({ length: 3000 }, (_, index) =>
      said(`${": a".repeat(100)}${"b".repeat(index % 200)}`, ["a.ts", index]),
    );
    const echoes = Array.from({ length: 3000 }, (_, index) => echo(": a".repeat(150), ["b.ts", index]));
    expect(fold(...alike, ...echoes)).toHaveLength(6000);
  });
});
