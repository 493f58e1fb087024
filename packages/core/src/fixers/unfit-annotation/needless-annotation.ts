import type { Answer, ErrorSite } from "../type-error/error-site.ts";
import { mismatchAt } from "../type-error/mismatch.ts";
import { isTelling } from "../type-error/types.ts";

const CONFIDENCE = 0.6;

/** `const theme = isDark ? "dark" : "light"` for `const theme: string = …`, where just what it holds is taken for it. */
export function needlessAnnotation(site: ErrorSite): Answer[] {
  const { ts: compiler, checker } = site;
  const { value, target } = mismatchAt(site) ?? {};
  if (value === undefined || target === undefined || !compiler.isIdentifier(value)) return [];
  const declaration = checker.getSymbolAtLocation(value)?.valueDeclaration;
  if (declaration === undefined || !compiler.isVariableDeclaration(declaration)) return [];
  const { type, initializer, name } = declaration;
  const isConstant = (compiler.getCombinedNodeFlags(declaration) & compiler.NodeFlags.Const) !== 0;
  if (type === undefined || initializer === undefined || !isConstant) return [];
  const kinds = [compiler.SyntaxKind.StringKeyword, compiler.SyntaxKind.NumberKeyword];
  const held = checker.getTypeAtLocation(initializer);
  if (!kinds.includes(type.kind) || !isTelling(site, held) || !checker.isTypeAssignableTo(held, target))
    return [];
  return [
    {
      title: `Declare \`${name.getText()}\` as just what it holds`,
      edits: [{ start: name.end, end: type.end, text: "" }],
      rationale: `\`${type.getText()}\` says less than what it is given`,
      confidence: CONFIDENCE,
    },
  ];
}
