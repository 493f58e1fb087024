import type { ts } from "ts-morph";
import { replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { mismatchAt } from "../type-error/mismatch.ts";
import { argumentOf } from "../type-error/types.ts";

const CONFIDENCE = 0.9;

/** `ChangeEvent<HTMLSelectElement>` for `ChangeEvent<HTMLInputElement>` in a handler, where that is what it will be given. */
export function handlerType(site: ErrorSite): Answer[] {
  const { ts: compiler, checker, sourceFile } = site;
  const mismatch = mismatchAt(site);
  const handler = mismatch && functionBehind(site, mismatch.value);
  const [signature] =
    mismatch === undefined ? [] : checker.getNonNullableType(mismatch.target).getCallSignatures();
  if (mismatch === undefined || handler === undefined || signature === undefined) return [];
  return handler.parameters.flatMap(({ type }, index) => {
    const asked = signature.parameters[index];
    const [own, ...others] =
      type !== undefined && compiler.isTypeReferenceNode(type) ? (type.typeArguments ?? []) : [];
    if (type === undefined || asked === undefined || own === undefined || others.length > 0) return [];
    const given = checker.getTypeOfSymbolAtLocation(asked, mismatch.value);
    const declared = checker.getTypeFromTypeNode(type);
    const argument = argumentOf(site, given);
    const isOfOneKind = given.getSymbol() !== undefined && given.getSymbol() === declared.getSymbol();
    if (!isOfOneKind || argument === undefined || own.getSourceFile() !== sourceFile) return [];
    if (checker.isTypeAssignableTo(given, declared)) return [];
    const text = checker.typeToString(argument, own, compiler.TypeFormatFlags.NoTruncation);
    if (/^(?:any|unknown|never)$|\{|import\(/.test(text)) return [];
    return [
      {
        title: `Take the parameter for one of \`${text}\``,
        edits: [replaced(own, text)],
        rationale: "that is what the handler is given there",
        confidence: CONFIDENCE,
      },
    ];
  });
}

function functionBehind(
  { ts: compiler, checker }: ErrorSite,
  value: ts.Expression,
): ts.FunctionLikeDeclaration | undefined {
  const declaration = compiler.isIdentifier(value)
    ? checker.getSymbolAtLocation(value)?.valueDeclaration
    : undefined;
  const initializer =
    declaration !== undefined && compiler.isVariableDeclaration(declaration)
      ? declaration.initializer
      : declaration;
  const found = initializer ?? value;
  const isFunction =
    compiler.isFunctionDeclaration(found) ||
    compiler.isArrowFunction(found) ||
    compiler.isFunctionExpression(found);
  return isFunction ? found : undefined;
}
