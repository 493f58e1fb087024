import type { ts } from "ts-morph";
import { inserted, replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import type { Mismatch } from "../type-error/mismatch.ts";
import { elementOf } from "../type-error/types.ts";

const CONST_CONFIDENCE = 0.8;
const NARROWED_CONFIDENCE = 0.75;

/** A literal that became text or a number on its way: its variable is made constant, or it itself. */
export function widenedLiterals(site: ErrorSite, { value, target }: Mismatch): Answer[] {
  const { ts: compiler, checker } = site;
  const symbol =
    compiler.isIdentifier(value) || compiler.isPropertyAccessExpression(value)
      ? checker.getSymbolAtLocation(value)
      : undefined;
  const declaration = symbol?.valueDeclaration;
  if (declaration === undefined || declaration.getSourceFile() !== site.sourceFile) return [];
  if (compiler.isPropertyAssignment(declaration)) return asConstant(site, declaration.initializer, target);
  if (!compiler.isVariableDeclaration(declaration) || declaration.type !== undefined) return [];
  const { initializer, parent } = declaration;
  if (initializer === undefined || !compiler.isVariableDeclarationList(parent)) return [];
  if (compiler.isObjectLiteralExpression(initializer)) return members(site, initializer, target);
  if (compiler.isArrayLiteralExpression(initializer))
    return places(site, declaration, { initializer, target });
  const isLet = (parent.flags & compiler.NodeFlags.Let) !== 0;
  if (!isLet || asConstant(site, initializer, target).length === 0 || parent.declarations.length > 1)
    return [];
  const keyword = { start: parent.getStart(), end: parent.getStart() + "let".length, text: "const" };
  return [
    {
      title: `Make \`${declaration.name.getText()}\` constant`,
      edits: [keyword],
      rationale: "it never changes, and a constant keeps its literal type",
      confidence: CONST_CONFIDENCE,
    },
  ];
}

function asConstant({ ts: compiler, checker }: ErrorSite, literal: ts.Expression, target: ts.Type): Answer[] {
  if (!compiler.isLiteralExpression(literal)) return [];
  const type = checker.getTypeAtLocation(literal);
  const own = compiler.isStringLiteralLike(literal) ? checker.getStringLiteralType(literal.text) : type;
  if (!checker.isTypeAssignableTo(own, target)) return [];
  return [
    {
      title: `Keep the literal type of ${literal.getText()}`,
      edits: [replaced(literal, `${literal.getText()} as const`)],
      rationale: "its type is widened on the way",
      confidence: NARROWED_CONFIDENCE,
    },
  ];
}

function members(site: ErrorSite, literal: ts.ObjectLiteralExpression, target: ts.Type): Answer[] {
  const { ts: compiler, checker } = site;
  const edits = literal.properties.flatMap((property) => {
    const wanted = property.name && checker.getPropertyOfType(target, property.name.getText());
    if (wanted === undefined || !compiler.isPropertyAssignment(property)) return [];
    const type = checker.getTypeOfSymbolAtLocation(wanted, literal);
    if (checker.isTypeAssignableTo(checker.getTypeAtLocation(property.name), type)) return [];
    const [answer] = asConstant(site, property.initializer, type);
    return answer === undefined ? [] : [inserted(property.initializer.getEnd(), " as const")];
  });
  if (edits.length === 0) return [];
  return [
    {
      title: "Keep the literal types of its members",
      edits,
      rationale: "their types are widened on the way",
      confidence: NARROWED_CONFIDENCE,
    },
  ];
}

/** `const start = [0, 0] as const`, or `: [number, number]` where what takes it may change it. */
function places(
  site: ErrorSite,
  declaration: ts.VariableDeclaration,
  { initializer, target }: { initializer: ts.ArrayLiteralExpression; target: ts.Type },
): Answer[] {
  const { checker } = site;
  const asked = checker.getNonNullableType(target);
  if (elementOf(site, asked) === undefined || initializer.elements.length === 0) return [];
  const name = declaration.name.getText();
  const type = checker.typeToString(asked, declaration);
  const common = {
    rationale: "its places and literals are widened on the way",
    confidence: NARROWED_CONFIDENCE,
  };
  const meaning = `the places of ${name}`;
  return [
    {
      ...common,
      meaning,
      title: `Keep the literal types of \`${name}\``,
      edits: [inserted(initializer.getEnd(), " as const")],
    },
    {
      ...common,
      meaning,
      title: `Declare \`${name}\` as \`${type}\``,
      edits: [inserted(declaration.name.getEnd(), `: ${type}`)],
    },
  ];
}
