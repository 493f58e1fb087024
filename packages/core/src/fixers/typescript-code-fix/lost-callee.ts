import { nodeAt } from "../node-at.ts";
import type { CodeFixSite } from "./code-fix-site.ts";
import { isErrorType } from "./unresolved-type.ts";

/** Whether a parameter is without a type only because what its function is handed to is nowhere: that is to be mended. */
export function isForLostCallee({ project, sourceFile, diagnostic }: CodeFixSite): boolean {
  const { ts, program } = project;
  const parameter = nodeAt(ts, sourceFile, diagnostic.start, ts.isParameter);
  const given = parameter?.parent;
  const call = given?.parent;
  if (given === undefined || call === undefined || !ts.isCallExpression(call)) return false;
  const type = program.getTypeChecker().getTypeAtLocation(call.expression);
  return call.expression !== given && isErrorType(type);
}
