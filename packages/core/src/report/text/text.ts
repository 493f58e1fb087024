import type { Analysis } from "../../model/analysis.ts";
import type { Problem } from "../../model/problem.ts";
import { printable } from "../printable.ts";
import type { Report, ReportOptions } from "../report.ts";
import { solutionsOf } from "./best-solution.ts";
import { openPage, type Page } from "./page.ts";
import { problemBlock } from "./problem-block.ts";
import { solutionBlock } from "./solution-block.ts";
import { nothingFound, summary } from "./summary.ts";
import { wrap } from "./wrap.ts";

/** For people: root problems first, each with its place, what follows from it, and the best fix with what proved it. */
export const text: Report = {
  id: "text",
  title: "root problems and fixes, for people",
  render: renderText,
};

function renderText(analysis: Analysis, options: ReportOptions): string {
  const page = openPage(analysis, options);
  const roots = analysis.roots.flatMap((id) => page.problems.get(id) ?? []);
  const notes = analysis.notes.flatMap((note) => noteRows(note, page));
  const ending = roots.length === 0 ? nothingFound(page) : summary(roots, page);
  const parts = [...rootBlocks(roots, page), ...(notes.length === 0 ? [] : [notes.join("\n")]), ending];
  return `${parts.join("\n\n")}\n`;
}

function rootBlocks(roots: readonly Problem[], page: Page): string[] {
  const seen = new Set<string>();
  const blocks = roots.slice(0, page.maxProblems).map((root) => {
    const solutions = solutionsOf(root, page.analysis.solutions);
    const rows = [...problemBlock(root, page), ...solutionBlock(root, solutions, seen, page)];
    for (const { id } of solutions.slice(0, 1)) seen.add(id);
    return rows.join("\n").trimEnd();
  });
  const hidden = roots.length - blocks.length;
  return hidden > 0
    ? [...blocks, page.colors.dim(`… ${hidden} more, shown with a higher --max-problems`)]
    : blocks;
}

function noteRows(note: string, { colors, width }: Page): string[] {
  return wrap(printable(note), width - 2, "note: ".length).map((row, index) =>
    colors.dim(index === 0 ? `note: ${row}` : `  ${row}`),
  );
}
