import type { Analysis } from "../../model/analysis.ts";
import type { Problem } from "../../model/problem.ts";
import type { Solution } from "../../model/solution.ts";
import { printable } from "../printable.ts";
import type { ReportOptions } from "../report.ts";
import { solutionsOf } from "./best-solution.ts";
import { openPage } from "./page.ts";
import { problemBlock, problemHead } from "./problem-block.ts";
import { solutionBlock } from "./solution-block.ts";
import { wrap } from "./wrap.ts";

/** A root problem and the fixes that can be written for it, best first; at least one. */
export interface Choice {
  root: Problem;
  solutions: readonly Solution[];
}

/** Everything there is to choose, in the order of the report. */
export function choicesOf({ roots, problems, solutions }: Analysis): Choice[] {
  const writable = solutions.filter(({ changes }) => changes.length > 0);
  return roots.flatMap((id) => {
    const root = problems.find((problem) => problem.id === id);
    const own = root === undefined ? [] : solutionsOf(root, writable);
    return root === undefined || own.length === 0 ? [] : [{ root, solutions: own }];
  });
}

/** A choice as it is asked for: the problem, the chosen fix, what proved it and its diff. */
export function renderChoice(
  { root, solutions }: Choice,
  chosen: Solution,
  { analysis, ...options }: ReportOptions & { analysis: Analysis },
): string {
  const page = openPage(analysis, options);
  const others = solutions.filter(({ id }) => id !== chosen.id);
  const rows = [...problemHead(root, page), ...solutionBlock(root, [chosen, ...others], new Set(), page)];
  return rows.join("\n").trimEnd();
}

/** Everything that is known of a problem: its source, its log lines and what follows from it. */
export function renderProblem(root: Problem, analysis: Analysis, options: ReportOptions): string {
  const { excerpt } = root;
  const page = openPage(analysis, options);
  const log = excerpt.map((row) => page.colors.dim(`  │ ${printable(row)}`.trimEnd()));
  return [...problemBlock(root, page), "", ...log].join("\n").trimEnd();
}

/** Why a fix is offered: what it does, who made it, how likely it is, and what each check said. */
export function explainSolution(solution: Solution, analysis: Analysis, options: ReportOptions): string {
  const { description, origin, confidence, verdict } = solution;
  const { colors, width } = openPage(analysis, options);
  const reason = verdict.reason === undefined ? "" : `: ${verdict.reason}`;
  const sentences = [
    description,
    `${verdict.status}${reason}; by ${origin}, confidence ${Math.round(confidence * 100)} %`,
    ...verdict.proofs.map(({ kind, status, detail }) => `${kind}: ${status}, ${detail}`),
  ];
  return sentences
    .filter((sentence) => sentence !== "")
    .flatMap((sentence) => wrap(printable(sentence), width - 4))
    .map((row) => colors.dim(`    ${row}`))
    .join("\n");
}
