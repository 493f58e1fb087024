import { expect, test } from "vitest";
import type { Causes } from "./causes.ts";
import { verifiedOf, type VerifiedFields } from "./testing/verified-of.ts";
import { rank, type Ranking } from "./rank.ts";
import type { Verified } from "./weigh.ts";

/** `p: proved fix` for each solution. */
function rowsOf({ solutions }: Ranking): string[] {
  return solutions.map(
    ({ root, ranked }) => `${root.id}: ${ranked.verdict.status} ${ranked.candidate.title}`,
  );
}

function rowsAndCauses(...verified: Verified[]): { rows: string[]; causes: Causes; refuted: number } {
  const causes: Causes = new Map();
  const ranking = rank(verified, causes);
  return { rows: rowsOf(ranking), causes, refuted: ranking.refuted };
}

test("what clears most makes its target the root of the others, whatever the order", () => {
  const verified = [
    verifiedOf("one", { targets: ["a"], confidence: 0.6 }),
    verifiedOf("two", { targets: ["b"], confidence: 0.6 }),
    verifiedOf("root", { targets: ["c"], resolved: ["c", "a", "b"], confidence: 0.95 }),
  ];
  for (const order of [verified, verified.toReversed()]) {
    const { rows, causes } = rowsAndCauses(...order);
    expect(rows).toEqual(["c: proved root"]);
    expect([...causes]).toEqual([["c", new Set(["a", "b"])]]);
  }
});

test("adds to the causes that are known", () => {
  const causes: Causes = new Map([["c", new Set(["z"])]]);
  rank([verifiedOf("root", { targets: ["c"], resolved: ["c", "a"] })], causes);
  expect([...causes]).toEqual([["c", new Set(["z", "a"])]]);
});

test("a candidate made for several problems has the first of them as root", () => {
  const { rows, causes } = rowsAndCauses(verifiedOf("both", { targets: ["a", "b"] }));
  expect([rows, [...causes]]).toEqual([["a: proved both"], [["a", new Set(["b"])]]]);
});

test("of two that are about as likely the one in a changed file comes first", () => {
  const inFile = (file: string): Verified["candidate"]["edits"] => [
    { file, edits: [{ start: 0, end: 0, text: "x" }] },
  ];
  const verified = [
    verifiedOf("use", { targets: ["a"], edits: inFile("use.ts"), confidence: 0.62 }),
    verifiedOf("blamed", { targets: ["a"], edits: inFile("blamed.ts"), confidence: 0.6 }),
    verifiedOf("unlikely", { targets: ["a"], edits: inFile("blamed.ts"), confidence: 0.3 }),
  ];
  const titles = (changed: string[]): string[] =>
    rank(verified, new Map(), new Set(changed)).solutions.map(({ ranked }) => ranked.candidate.title);
  expect(titles(["blamed.ts"])).toEqual(["blamed", "use", "unlikely"]);
  expect(titles([])).toEqual(["use", "blamed", "unlikely"]);
});

test("proved comes before plausible though that clears more, then what clears more, leaves nothing behind, is surer, shorter, first by name", () => {
  const edits = (text: string): Verified["candidate"]["edits"] => [
    { file: "a.ts", edits: [{ start: 0, end: 0, text }] },
  ];
  const { rows } = rowsAndCauses(
    verifiedOf("z", { targets: ["h"], edits: edits("zz") }),
    verifiedOf("y", { targets: ["g"], edits: edits("yy") }),
    verifiedOf("short", { targets: ["f"], edits: edits("x") }),
    verifiedOf("sure", { targets: ["e"], confidence: 0.95 }),
    verifiedOf("open", { targets: ["d"], outcome: "open" }),
    verifiedOf("followed", { targets: ["c"], outcome: "follow-ups", confidence: 0.1 }),
    verifiedOf("wide", { targets: ["b"], resolved: ["b", "b2"] }),
    verifiedOf("widest", { targets: ["a"], resolved: ["a", "a2", "a3"], outcome: "follow-ups" }),
  );
  expect(rows).toEqual([
    "b: proved wide",
    "e: proved sure",
    "f: proved short",
    "g: proved y",
    "h: proved z",
    "a: plausible widest",
    "c: plausible followed",
    "d: plausible open",
  ]);
});

test("equal candidates stay in one order", () => {
  const edits = (start: number): Verified["candidate"]["edits"] => [
    { file: "a.ts", edits: [{ start, end: start, text: "x" }] },
  ];
  const [one, two] = [1, 2].map((start) => verifiedOf("same", { targets: ["a"], edits: edits(start) }));
  if (one === undefined || two === undefined) throw new Error("there are two");
  const startsOf = (...order: Verified[]): unknown[] =>
    rank(order, new Map()).solutions.map(({ ranked: { candidate } }) => candidate.edits[0]?.edits[0]?.start);
  expect(startsOf(two, one)).toEqual([1, 2]);
  expect(startsOf(one, two)).toEqual([1, 2]);
});

test("a command is as good as it is likely, and comes last where it changes what is expected", () => {
  const command = (changes: "dependencies" | "expectations"): VerifiedFields => ({
    targets: ["a"],
    edits: [],
    command: { line: "npm install", folder: "", changes },
    outcome: "open",
  });
  const { rows } = rowsAndCauses(
    verifiedOf("update", { ...command("expectations"), confidence: 0.9 }),
    verifiedOf("unlikely edit", { targets: ["a"], outcome: "open", resolved: [], confidence: 0.1 }),
    verifiedOf("install", { ...command("dependencies"), confidence: 0.6 }),
    verifiedOf("likely edit", { targets: ["a"], outcome: "open", resolved: [], confidence: 0.7 }),
  );
  expect(rows).toEqual([
    "a: plausible likely edit",
    "a: plausible install",
    "a: plausible unlikely edit",
    "a: plausible update",
  ]);
});

test("refuted candidates are dropped and counted", () => {
  const { rows, refuted } = rowsAndCauses(
    verifiedOf("bad", { targets: ["a"], outcome: "refuted" }),
    verifiedOf("good", { targets: ["a"] }),
    verifiedOf("worse", { targets: ["b"], outcome: "refuted" }),
  );
  expect([rows, refuted]).toEqual([["a: proved good"], 2]);
});

test("a root has its best solution and three more", () => {
  const verified = [0.9, 0.6, 0.59, 0.58, 0.57, 0.56].map((confidence) =>
    verifiedOf(`at ${confidence}`, { targets: ["a"], confidence }),
  );
  expect(rowsAndCauses(...verified).rows).toEqual([
    "a: proved at 0.9",
    "a: plausible at 0.6",
    "a: plausible at 0.59",
    "a: plausible at 0.58",
  ]);
});

test("nothing verified, nothing ranked", () => {
  expect(rank([], new Map())).toEqual({ solutions: [], refuted: 0 });
});
