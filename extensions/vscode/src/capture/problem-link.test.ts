import { expect, it } from "vitest";
import type { RootItem, SolutionItem } from "@hephaestus/language-server";
import { problemLink } from "./problem-link.ts";

const FIX: SolutionItem = {
  id: "f1",
  title: "Change spelling to 'width' (proved)",
  description: "",
  verdict: "proved",
  level: "types",
  proofs: [],
  problems: ["a"],
  isAi: false,
  files: [],
};
const ROOT: RootItem = {
  id: "a",
  source: "s1",
  status: "open",
  severity: "error",
  tool: "tsc",
  message: "Cannot find name 'widht'. Did you mean 'width'?\nmore",
  occurrences: 1,
  followers: [],
  solutions: [FIX],
};
const LINE = "src/area.ts(1,48): error TS2552: Cannot find name 'widht'. Did you mean 'width'?";

it("finds the message of a problem that has a fix in the line that tells it", () => {
  const link = problemLink(LINE, { roots: [ROOT] });
  expect(link && LINE.slice(link.start, link.end)).toBe("Cannot find name 'widht'. Did you mean 'width'?");
});

it.each<[string, Partial<RootItem>]>([
  ["is solved", { status: "solved" }],
  ["has no fix", { solutions: [] }],
  ["says next to nothing", { message: "error" }],
  ["is another one", { message: "Cannot find name 'heigth'." }],
])("finds none that %s", (_, more) => {
  expect(problemLink(LINE, { roots: [{ ...ROOT, ...more }] })).toBeUndefined();
});
