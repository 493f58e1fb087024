import type { ts } from "ts-morph";
import { nodeAt } from "../node-at.ts";
import { loosePromises } from "../type-error/loose-promises.ts";
import type { CodeFixSite } from "./code-fix-site.ts";

/** Whether a function that a code fix makes async starts something that nobody would wait for. */
export function hasLoosePromise(
  { changes }: ts.CodeFixAction,
  { project, sourceFile }: CodeFixSite,
): boolean {
  const { ts: compiler, program } = project;
  const start = changes[0]?.textChanges[0]?.span.start;
  const made = start === undefined ? undefined : nodeAt(compiler, sourceFile, start, compiler.isFunctionLike);
  const body = made !== undefined && "body" in made ? made.body : undefined;
  if (body === undefined) return false;
  const { statements, hasOthers } = loosePromises({ ts: compiler, checker: program.getTypeChecker() }, body);
  return hasOthers || statements.length > 0;
}
