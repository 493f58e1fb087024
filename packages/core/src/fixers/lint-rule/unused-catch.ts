import type { TextEdit } from "../../model/edit.ts";
import { nodeAt } from "../node-at.ts";
import type { RulePlace } from "./rule-answer.ts";

/** `catch {` for `catch (error) {`, where the place is of the name. */
export function unusedCatch({
  project: { ts, options },
  sourceFile,
  start,
}: RulePlace): TextEdit | undefined {
  if (options.target !== undefined && options.target < ts.ScriptTarget.ES2019) return undefined;
  const clause = nodeAt(ts, sourceFile, start, ts.isCatchClause);
  const name = clause?.variableDeclaration;
  if (clause === undefined || name === undefined || !ts.isIdentifier(name.name)) return undefined;
  if (start < name.getStart(sourceFile) || start >= name.getEnd()) return undefined;
  return {
    start: sourceFile.text.indexOf("(", clause.getStart(sourceFile)),
    end: clause.block.getStart(sourceFile),
    text: "",
  };
}
