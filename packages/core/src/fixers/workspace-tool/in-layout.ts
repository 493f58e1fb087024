import { applyEdits, type TextEdit } from "../../model/edit.ts";
import type { LocatedProblem } from "../../model/problem.ts";
import { editsBetween } from "../../repository/edits-between.ts";
import type { Linter } from "../../repository/linters/linter.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";

/** Edits of a file that was laid out as its tool wants, with what they leave to be laid out anew. */
export async function inLayout(
  { tool, location: { file } }: LocatedProblem,
  edits: TextEdit[],
  { repository, linter }: { repository: VirtualRepository; linter: Linter },
): Promise<TextEdit[]> {
  const before = repository.read(file)?.text;
  if (before === undefined || (await layoutOf(repository)) !== undefined) return edits;
  const view = repository.with([{ file, edits }]);
  const layout = await layoutOf(view);
  if (layout === undefined) return edits;
  return editsBetween(before, applyEdits(view.read(file)?.text ?? "", layout));

  async function layoutOf(shown: VirtualRepository): Promise<TextEdit[] | undefined> {
    const result = await linter.lint(shown, file, { tool });
    return "messages" in result ? result.messages.find(({ isLayout }) => isLayout === true)?.fix : undefined;
  }
}
