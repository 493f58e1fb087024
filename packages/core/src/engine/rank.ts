import type { Problem } from "../model/problem.ts";
import type { Verdict } from "../model/verdict.ts";
import { addEffect, type Causes } from "./causes.ts";
import { weigh, type Verified } from "./weigh.ts";

export interface Ranked extends Verified {
  verdict: Verdict;
}

/** What is left of all candidates: for each root problem its solutions, best first. */
export interface Ranking {
  solutions: { root: Problem; ranked: Ranked }[];
  refuted: number;
}

const MOST_ALTERNATIVES = 3;
const STATUS_ORDER = { proved: 0, plausible: 1, refuted: 2 } as const;
const OUTCOME_ORDER = { passed: 0, "follow-ups": 1, open: 2, refuted: 3 } as const;

/**
 * Chooses the roots by effect: the solution that clears the most problems makes its target the cause of the others. Among
 * those that are about as likely it is the one in the files that were `changed` since the base, which are to blame.
 * Adds what it learns to `causes`.
 */
export function rank(
  verified: readonly Verified[],
  causes: Causes,
  changed: ReadonlySet<string> = NOTHING_CHANGED,
): Ranking {
  const weighed = verified.map((candidate): Ranked => ({
    ...candidate,
    verdict: weigh(candidate, verified),
  }));
  const kept = weighed
    .filter(({ verdict }) => verdict.status !== "refuted")
    .toSorted((a, b) => compare(a, b, changed));
  const covered = new Map<string, Problem>();
  for (const ranked of kept) {
    const root = ranked.targets.find(({ id }) => !covered.has(id));
    if (root === undefined) continue;
    covered.set(root.id, root);
    for (const id of ranked.verification.resolved) {
      if (covered.has(id)) continue;
      covered.set(id, root);
      addEffect(causes, root.id, id);
    }
  }
  const solutions = kept.flatMap((ranked) => {
    const root = ranked.targets.find(({ id }) => covered.get(id)?.id === id);
    return root === undefined ? [] : [{ root, ranked }];
  });
  return { solutions: limited(turnedDownLast(solutions)), refuted: weighed.length - kept.length };
}

const NOTHING_CHANGED: ReadonlySet<string> = new Set();
/** Likelihoods that differ by less than a tenth differ by chance. */
const DEGREES = 10;

/** The better one first. */
function compare(a: Ranked, b: Ranked, changed: ReadonlySet<string>): number {
  return (
    STATUS_ORDER[a.verdict.status] - STATUS_ORDER[b.verdict.status] ||
    Number(changesExpectations(a)) - Number(changesExpectations(b)) ||
    clearedBy(b) - clearedBy(a) ||
    OUTCOME_ORDER[a.verification.outcome] - OUTCOME_ORDER[b.verification.outcome] ||
    degree(b) - degree(a) ||
    Number(isElsewhere(a, changed)) - Number(isElsewhere(b, changed)) ||
    b.candidate.confidence - a.candidate.confidence ||
    size(a) - size(b) ||
    compareText(a.candidate.title, b.candidate.title) ||
    compareText(JSON.stringify(a.candidate.edits), JSON.stringify(b.candidate.edits))
  );
}

function degree({ candidate }: Ranked): number {
  return Math.round(candidate.confidence * DEGREES);
}

function isElsewhere({ candidate }: Ranked, changed: ReadonlySet<string>): boolean {
  return !candidate.edits.some(({ file }) => changed.has(file));
}

/** What makes a test expect what it gets is the last thing to do. */
function changesExpectations({ candidate }: Ranked): boolean {
  return candidate.command?.changes === "expectations";
}

/** What no check saw vanish is a hope, as what a command says of itself: the likelier counts there, not the greater. */
function clearedBy({ verification: { outcome, resolved } }: Ranked): number {
  return outcome === "open" ? 0 : resolved.length;
}

/** By UTF-16 units, the same on every machine. */
function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function size({ candidate }: Ranked): number {
  return candidate.edits
    .flatMap(({ edits }) => edits)
    .reduce((sum, edit) => sum + edit.text.length + edit.end - edit.start, 0);
}

/** Also where there is nothing else: then it is offered, as plausible. */
function turnedDownLast(solutions: Ranking["solutions"]): Ranking["solutions"] {
  return solutions.toSorted((a, b) => Number(isTurnedDown(a.ranked)) - Number(isTurnedDown(b.ranked)));
}

function isTurnedDown({ candidate }: Ranked): boolean {
  return candidate.opinion === "turned-down";
}

function limited(solutions: Ranking["solutions"]): Ranking["solutions"] {
  const counts = new Map<string, number>();
  return solutions.filter(({ root }) => {
    const count = (counts.get(root.id) ?? 0) + 1;
    counts.set(root.id, count);
    return count <= 1 + MOST_ALTERNATIVES;
  });
}
