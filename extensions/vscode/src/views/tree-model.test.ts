import { expect, it } from "vitest";
import type { Overview, ProblemItem, RootItem, SolutionItem } from "@hephaestus/language-server";
import { childNodes, contextOf, problemOf, rootNodes, solutionOf, titleParts } from "./tree-model.ts";

function problem(id: string): ProblemItem {
  return {
    id,
    source: "s1",
    status: "open",
    severity: "error",
    tool: "tsc",
    code: "TS2304",
    message: `Cannot find name '${id}'.`,
    occurrences: 1,
  };
}

const FIX: SolutionItem = {
  id: "f1",
  title: "Import `a`",
  description: "",
  verdict: "proved",
  level: "types",
  proofs: [],
  problems: ["a"],
  isAi: false,
  files: ["file:///a.ts"],
};

function root(id: string, more: Partial<RootItem> = {}): RootItem {
  return { ...problem(id), followers: [], solutions: [], ...more };
}

function overview(roots: RootItem[], omitted = 0): Overview {
  return { revision: 1, sources: [], roots, omitted };
}

const more = (count: number): string => `and ${count} more`;

it("shows open causes before solved ones, and no ignored one", () => {
  const roots = [root("a", { status: "solved" }), root("b"), root("c", { status: "ignored" })];
  expect(rootNodes(overview(roots), more).map(({ id }) => id)).toEqual(["root b", "root a"]);
});

it("shows fixes before the problems that go with them, and says what is left out", () => {
  const followers = Array.from({ length: 130 }, (_, index) => problem(`p${index}`));
  const [node] = rootNodes(overview([root("a", { solutions: [FIX], followers })]), more);
  const children = node === undefined ? [] : childNodes(node, more);
  expect(children.length).toBe(102);
  expect(children[0]).toMatchObject({ kind: "solution", solution: FIX });
  expect(children.at(-1)).toMatchObject({ kind: "note", text: "and 30 more" });
});

it("says why there is no fix, only where there is none", () => {
  const why = { unsolved: "No fixer knows this." };
  const [without] = rootNodes(overview([root("a", why)]), more);
  const [beside, ...rest] = rootNodes(overview([root("a", { ...why, solutions: [FIX] })]), more);
  expect(without && childNodes(without, more)).toMatchObject([
    { kind: "note", text: "No fixer knows this." },
  ]);
  expect(beside && childNodes(beside, more)).toMatchObject([{ kind: "solution" }]);
  expect(rest).toEqual([]);
});

it("leads to trust where fixes wait for it, and speaks of no model there", () => {
  const waiting = { unsolved: "The workspace is not trusted: no fix is made.", waitsForTrust: true as const };
  const nodes = rootNodes(overview([root("a", waiting)]), more);
  expect(nodes.map(({ kind }) => kind)).toEqual(["root"]);
  expect(nodes.flatMap((node) => childNodes(node, more))).toEqual([{ kind: "trust", id: "root a trust" }]);
});

it("speaks of models in one line, at the end, about the first problem without a fix", () => {
  const why = { unsolved: "No fixer knows this." };
  const roots = [root("a", { ...why, status: "solved" }), root("b", why), root("c", why), root("d")];
  const nodes = rootNodes(overview(roots), more);
  expect(nodes.map(({ kind }) => kind)).toEqual(["root", "root", "root", "root", "model"]);
  expect(nodes.at(-1)).toMatchObject({ root: { id: "b" } });
});

it("tells menus, problem and best fix of a line", () => {
  const fixed = root("a", { solutions: [FIX] });
  const nodes = rootNodes(overview([fixed, root("b"), root("c", { status: "solved" })], 7), more);
  expect(nodes.map(contextOf)).toEqual(["root.proved", "root.open", "root.solved", "note"]);
  expect(nodes.map((node) => solutionOf(node)?.id)).toEqual(["f1", undefined, undefined, undefined]);
  expect(nodes.map((node) => problemOf(node)?.id)).toEqual(["a", "b", "c", undefined]);
});

it("takes the title of a fix apart", () => {
  expect(titleParts({ ...FIX, title: "Call `a()` (proved, clears 14)" })).toEqual({
    what: "Call `a()`",
    proof: "proved, clears 14",
  });
  expect(titleParts({ ...FIX, title: "Call `a()`" })).toEqual({ what: "Call `a()`", proof: "" });
});

it("shows what no parser knows, line by line, and what only the user can place", () => {
  const summary = {
    source: "s1",
    label: "ci.log",
    uri: "file:///ci.log",
    stage: "proved" as const,
    lines: 9,
    errors: 0,
    warnings: 0,
    solved: 0,
    roots: 0,
    proved: 0,
    plausible: 0,
    omitted: 0,
    notes: [],
    unplaced: ["/build/a.ts"],
    nothing: { lines: [{ line: 3, text: "zork broke" }], more: 2, formats: 100, patterns: 0, carriers: [] },
  };
  const nodes = rootNodes({ ...overview([]), sources: [summary] }, more);
  expect(nodes.map(contextOf)).toEqual(["nothing", "place"]);
  const children = nodes.flatMap((node) => childNodes(node, more));
  expect(children).toMatchObject([
    { kind: "suspicious", uri: "file:///ci.log", line: 3, text: "zork broke" },
    { kind: "note", text: "and 2 more" },
  ]);
});
