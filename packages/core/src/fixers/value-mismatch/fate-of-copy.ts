import type { ErrorSite } from "../type-error/error-site.ts";
import type { Mismatch } from "../type-error/mismatch.ts";
import { changesList } from "./changes-list.ts";

/**
 * Whether a call is there for what it does to the list that it is given, so that nothing came of it with a copy: `lost` where
 * its function changes the list, `open` where nobody sees what it does.
 */
export function fateOfCopy(
  { ts: compiler, checker }: ErrorSite,
  { call, value }: Mismatch,
): "lost" | "open" | "used" {
  if (call === undefined || !compiler.isExpressionStatement(call.parent)) return "used";
  const index = call.arguments?.indexOf(value) ?? -1;
  const parameter = checker.getResolvedSignature(call)?.parameters[index]?.valueDeclaration;
  if (parameter === undefined || !compiler.isParameter(parameter)) return "open";
  const { parent: around } = parameter;
  const hasBody = compiler.isFunctionLike(around) && "body" in around && around.body !== undefined;
  if (!hasBody) return "open";
  return changesList(compiler, parameter) ? "lost" : "used";
}
