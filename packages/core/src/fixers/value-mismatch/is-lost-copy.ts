import type { ErrorSite } from "../type-error/error-site.ts";
import type { Mismatch } from "../type-error/mismatch.ts";
import { changesList } from "./changes-list.ts";

/** Whether a call is there for what it does to the list that it is given, so that nothing came of it with a copy. */
export function isLostCopy({ ts: compiler, checker }: ErrorSite, { call, value }: Mismatch): boolean {
  if (call === undefined || !compiler.isExpressionStatement(call.parent)) return false;
  const index = call.arguments?.indexOf(value) ?? -1;
  const signature = checker.getResolvedSignature(call);
  const parameter = signature?.parameters[index]?.valueDeclaration;
  if (parameter === undefined || !compiler.isParameter(parameter)) return true;
  const { parent: around } = parameter;
  const hasBody = compiler.isFunctionLike(around) && "body" in around && around.body !== undefined;
  return !hasBody || changesList(compiler, parameter);
}
