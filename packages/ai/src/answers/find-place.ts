import { likeness } from "./likeness.ts";
import type { TextLine } from "./text-lines.ts";

/** How a place was found, surest first. */
export type MatchKind = "exact" | "space" | "indentation" | "likeness";

/** A run of lines, 0-based; `count` of them. */
export interface LineRun {
  from: number;
  count: number;
}

export type Found =
  | { kind: MatchKind; run: LineRun }
  /** More than one place fits equally; never one of them is chosen. */
  | { kind: "ambiguous"; runs: LineRun[] }
  | { kind: "absent"; nearest: LineRun | undefined };

/** Lines that are this much alike, on the whole and each, are the ones that are meant, if no others are. */
const LEAST_LIKENESS = 0.8;
const LEAST_LINE_LIKENESS = 0.5;
/** Shown as the nearest when nothing fits. */
const LEAST_NEARNESS = 0.4;
/** More comparisons than this take too long; likeness is then not looked for. */
const MOST_COMPARISONS = 200_000;

type Same = (line: string, wanted: string) => boolean;

const LADDER: readonly [MatchKind, Same][] = [
  ["exact", (line, wanted) => line === wanted],
  ["space", (line, wanted) => line.trimEnd() === wanted.trimEnd()],
  ["indentation", (line, wanted) => line.trim().replace(/\s+/g, " ") === wanted.trim().replace(/\s+/g, " ")],
];

/**
 * Finds the lines that are meant: equal ones, else such that differ in space, else a single place that is very much alike.
 * Where a step finds several places there is no answer, and no later step is asked.
 */
export function findPlace(lines: readonly TextLine[], wanted: readonly string[]): Found {
  return findSame(lines, wanted) ?? byLikeness(lines, wanted);
}

/** The same without likeness; undefined where no lines are equal but for space. */
export function findSame(lines: readonly TextLine[], wanted: readonly string[]): Found | undefined {
  for (const [kind, isSame] of LADDER) {
    const runs = runsOf(lines, wanted, isSame);
    if (runs.length > 1) return { kind: "ambiguous", runs };
    const [run] = runs;
    if (run !== undefined) return { kind, run };
  }
  return undefined;
}

function runsOf(lines: readonly TextLine[], wanted: readonly string[], isSame: Same): LineRun[] {
  const runs: LineRun[] = [];
  for (let from = 0; from + wanted.length <= lines.length; from += 1) {
    if (wanted.every((line, index) => isSame(lines[from + index]?.text ?? "", line)))
      runs.push({ from, count: wanted.length });
  }
  return runs;
}

function byLikeness(lines: readonly TextLine[], wanted: readonly string[]): Found {
  const count = wanted.length;
  if (lines.length * count > MOST_COMPARISONS || wanted.every((line) => line.trim() === ""))
    return { kind: "absent", nearest: undefined };
  const scored = Array.from({ length: Math.max(0, lines.length - count + 1) }, (_, from) => {
    const scores = wanted.map((line, index) => likeness(lines[from + index]?.text ?? "", line));
    return { from, score: weighted(scores, wanted), least: Math.min(...scores) };
  }).toSorted((a, b) => b.score - a.score || a.from - b.from);
  const fitting = scored.filter(
    ({ score, least }) => score >= LEAST_LIKENESS && least >= LEAST_LINE_LIKENESS,
  );
  const runs = fitting.map(({ from }) => ({ from, count }));
  if (runs.length > 1) return { kind: "ambiguous", runs: runs.toSorted((a, b) => a.from - b.from) };
  const [run] = runs;
  if (run !== undefined) return { kind: "likeness", run };
  const [nearest] = scored.filter(({ score }) => score >= LEAST_NEARNESS);
  return { kind: "absent", nearest: nearest && { from: nearest.from, count } };
}

/** Long lines tell more than a brace. */
function weighted(scores: readonly number[], wanted: readonly string[]): number {
  const weights = wanted.map((line) => line.trim().length + 1);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return scores.reduce((sum, score, index) => sum + score * (weights[index] ?? 0), 0) / total;
}
