import type { LocatedProblem } from "../../model/problem.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";
import { rulePlace } from "../lint-rule/rule-place.ts";
import { nodeAt } from "../node-at.ts";
import type { CodeFixSite } from "../typescript-code-fix/code-fix-site.ts";
import { isForgottenConstant } from "../typescript-code-fix/forgotten-constant.ts";
import { isLoadedForEffect } from "../typescript-code-fix/loaded-for-effect.ts";
import { mayStandForOther } from "../typescript-code-fix/may-stand-for-other.ts";
import { isOfUnused } from "./suggestion-confidence.ts";

/** Whether what a rule finds unused may be what was forgotten to be used, or is imported for what its module does when it is loaded. */
export async function mayBeMissed(problem: LocatedProblem, repository: VirtualRepository): Promise<boolean> {
  if (!isOfUnused(problem.code ?? "")) return false;
  const place = await rulePlace(problem, repository);
  if (place === undefined) return false;
  const { project, sourceFile, start } = place;
  const { ts: compiler } = project;
  const node =
    nodeAt(compiler, sourceFile, start, compiler.isIdentifier) ??
    nodeAt(compiler, sourceFile, start, compiler.isImportClause);
  const reported = node?.getText() ?? "";
  const { message, code = "", location } = problem;
  const { file, line } = location;
  const diagnostic = {
    file,
    line,
    column: location.column ?? 1,
    code,
    message,
    start,
    length: reported.length,
  };
  const site: CodeFixSite = { project, repository, sourceFile, diagnostic, reported };
  return isForgottenConstant(site) || isLoadedForEffect(site) || mayStandForOther(site);
}
