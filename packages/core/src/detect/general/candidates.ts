import type { Stack } from "./read-stack.ts";

/** A line that may tell what failed, with what belongs to it. */
export interface Candidate extends Stack {
  /** 1-based lines of the raw log, inclusive. */
  line: number;
  lastLine: number;
  score: number;
  rows: string[];
}

/** The best lines seen so far; of equal ones the first. A line that is repeated counts once. */
export interface Candidates {
  /** Whether a line of this score would be kept. */
  takes(score: number): boolean;
  add(...candidates: Candidate[]): void;
  all(): readonly Candidate[];
}

const MOST = 32;

export function createCandidates(): Candidates {
  const byText = new Map<string, Candidate>();
  let least = 0;

  function dropLeast(): void {
    const kept = [...byText].toSorted(([, a], [, b]) => b.score - a.score || a.line - b.line).slice(0, MOST);
    byText.clear();
    for (const [text, candidate] of kept) byText.set(text, candidate);
    least = kept.at(-1)?.[1].score ?? 0;
  }

  return {
    takes: (score) => byText.size < MOST || score > least,
    add(...candidates) {
      for (const candidate of candidates) {
        const text = (candidate.rows[0] ?? "").replace(/\d+/g, "0");
        if (!byText.has(text)) byText.set(text, candidate);
      }
      if (byText.size > MOST) dropLeast();
    },
    all: () => [...byText.values()],
  };
}
