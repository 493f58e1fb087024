import type { TextEdit } from "../../model/edit.ts";
import type { LocatedProblem } from "../../model/problem.ts";
import { editsBetween } from "../../repository/edits-between.ts";
import type { LintMessage } from "../../repository/linters/lint-message.ts";
import type { Linter } from "../../repository/linters/linter.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";
import { apartFrom } from "./apart-from.ts";

/** As often as ESLint itself looks again at what it fixed. */
const MOST_PASSES = 10;

/**
 * Edits of a file, carried on with the tool's fixes of what they bring about: rules that had no complaint before, and a
 * layout that was in order. What the tool cannot settle is left as it is, for the proof to refuse.
 */
export async function settled(
  { tool, location: { file } }: LocatedProblem,
  edits: TextEdit[],
  { repository, linter }: { repository: VirtualRepository; linter: Linter },
): Promise<TextEdit[]> {
  const before = repository.read(file)?.text;
  const known = await linter.lint(repository, file, { tool });
  if (before === undefined || "unavailable" in known) return edits;
  const rules = new Set(known.messages.map(({ rule }) => rule));
  const isFresh = ({ rule }: LintMessage): boolean => !rules.has(rule);
  let view = repository.with([{ file, edits }]);
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const now = await linter.lint(view, file, { tool });
    if ("unavailable" in now) return edits;
    if (!now.messages.some(isFresh))
      return pass === 0 ? edits : editsBetween(before, view.read(file)?.text ?? "");
    const answered = await linter.lint(view, file, { tool, withFixes: true });
    const fixes = "messages" in answered ? fixesOf(answered.messages.filter(isFresh)) : [];
    if (fixes.length === 0) return edits;
    view = view.with([{ file, edits: fixes }]);
  }
  return edits;
}

/** Fixes that do not touch; a layout is mended when nothing else is left to be. */
function fixesOf(messages: readonly LintMessage[]): TextEdit[] {
  const ofRules = messages.filter(({ isLayout, fix }) => isLayout !== true && fix !== undefined);
  const taken: TextEdit[] = [];
  for (const { fix = [] } of ofRules.length > 0 ? ofRules : messages)
    if (apartFrom(fix, taken)) taken.push(...fix);
  return taken;
}
