import type { ts } from "ts-morph";
import type { ErrorSite } from "../type-error/error-site.ts";
import { readsOf } from "../type-error/reads-of.ts";
import type { Primitive } from "../type-error/types.ts";
import type { Annotation } from "./annotations.ts";

/** Whether a variable or parameter is asked for a member that a primitive does not have: `name.split(".")` of what is to be a number. */
export function isAskedForOther(
  site: ErrorSite,
  { declaration, type }: Annotation,
  primitive: Primitive,
): boolean {
  const { ts: compiler, checker } = site;
  const { StringKeyword, NumberKeyword, BooleanKeyword } = compiler.SyntaxKind;
  const isWhole = [StringKeyword, NumberKeyword, BooleanKeyword].some((kind) => kind === type.kind);
  if (!isWhole || declaration === undefined || type.parent !== declaration) return false;
  if (!compiler.isVariableDeclaration(declaration) && !compiler.isParameter(declaration)) return false;
  const types: Readonly<Record<Primitive, ts.Type>> = {
    string: checker.getStringType(),
    number: checker.getNumberType(),
    boolean: checker.getBooleanType(),
    bigint: checker.getBigIntType(),
  };
  const apparent = checker.getApparentType(types[primitive]);
  return readsOf(site, declaration.name).some(
    ({ parent }) =>
      compiler.isPropertyAccessExpression(parent) && apparent.getProperty(parent.name.text) === undefined,
  );
}
