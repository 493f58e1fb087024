import type { ts } from "ts-morph";
import { errorNode, inserted, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { functionAround } from "../type-error/types.ts";
import { bearsAbsence } from "./bears-absence.ts";

const VARIABLE_CONFIDENCE = 0.7;
/** What computes with it or shows it does not reckon with its absence. */
const UNBORNE_CONFIDENCE = 0.28;
/** Every caller would have to live with it. */
const RETURN_CONFIDENCE = 0.29;

/** `| undefined` or `| null` in the annotation of the variable that is given such a value, or of what a function returns. */
export function nullableAnnotations(site: ErrorSite, value: ts.Expression, source: ts.Type): Answer[] {
  const declared = declaredType(site, value);
  if (declared === undefined) return [];
  const { ts: compiler } = site;
  const parts = source.isUnion() ? source.types : [source];
  const words = [
    ...(parts.some(({ flags }) => flags & compiler.TypeFlags.Null) ? ["null"] : []),
    ...(parts.some(({ flags }) => flags & compiler.TypeFlags.Undefined) ? ["undefined"] : []),
  ];
  const { type, confidence } = declared;
  const needsParentheses = compiler.isFunctionTypeNode(type) || compiler.isConditionalTypeNode(type);
  const edits = [
    ...(needsParentheses ? [inserted(type.getStart(), "(")] : []),
    inserted(type.getEnd(), `${needsParentheses ? ")" : ""} | ${words.join(" | ")}`),
  ];
  return [
    {
      title: `Let it be \`${words.join(" | ")}\` as well`,
      edits,
      rationale: "it is given such a value",
      confidence,
    },
  ];
}

function declaredType(
  site: ErrorSite,
  value: ts.Expression,
): { type: ts.TypeNode; confidence: number } | undefined {
  const { ts: compiler, checker, sourceFile } = site;
  const { parent } = value;
  if (compiler.isReturnStatement(parent) || compiler.isArrowFunction(parent)) {
    const type = functionAround(compiler, value)?.type;
    return type === undefined ||
      (compiler.isTypeReferenceNode(type) && /^Promise$/.test(type.typeName.getText()))
      ? undefined
      : { type, confidence: RETURN_CONFIDENCE };
  }
  const node = compiler.isBinaryExpression(parent) ? parent.left : errorNode(site);
  const declaration =
    compiler.isVariableDeclaration(parent) || compiler.isPropertyDeclaration(parent)
      ? parent
      : checker.getSymbolAtLocation(node)?.valueDeclaration;
  if (declaration === undefined || declaration.getSourceFile() !== sourceFile) return undefined;
  if (!compiler.isVariableDeclaration(declaration) && !compiler.isPropertyDeclaration(declaration))
    return undefined;
  const isBorne = compiler.isPropertyDeclaration(declaration) || bearsAbsence(site, declaration.name);
  return (
    declaration.type && {
      type: declaration.type,
      confidence: isBorne ? VARIABLE_CONFIDENCE : UNBORNE_CONFIDENCE,
    }
  );
}
