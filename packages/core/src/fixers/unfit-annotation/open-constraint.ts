import type { ts } from "ts-morph";
import { errorNode, inserted, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { isTelling, primitiveOf, type Primitive } from "../type-error/types.ts";

const LENGTH_CONFIDENCE = 0.7;
const OTHER_CONFIDENCE = 0.45;

/** `<T extends { length: number }>` where a value of any type is asked for members, whose types their uses tell. */
export function openConstraint(site: ErrorSite): Answer[] {
  const { ts: compiler, checker, sourceFile } = site;
  const access = errorNode(site).parent;
  if (!compiler.isPropertyAccessExpression(access) || access.name !== errorNode(site)) return [];
  const type = checker.getTypeAtLocation(access.expression);
  const [declaration] = type.getSymbol()?.declarations ?? [];
  if (declaration === undefined || !compiler.isTypeParameterDeclaration(declaration)) return [];
  if (declaration.constraint !== undefined || declaration.getSourceFile() !== sourceFile) return [];
  const members = membersAsked(site, declaration.parent, type);
  if (members === undefined || members.size === 0) return [];
  const written = [...members].map(([name, primitive]) => `${name}: ${primitive}`).join("; ");
  const isLength = members.size === 1 && members.has("length");
  return [
    {
      title: `Ask \`${declaration.name.text}\` for \`${written}\``,
      edits: [inserted(declaration.name.getEnd(), ` extends { ${written} }`)],
      rationale: "all of it that is given is asked for that",
      confidence: isLength ? LENGTH_CONFIDENCE : OTHER_CONFIDENCE,
    },
  ];
}

/** The members that values of a type are asked for; undefined where the use of one does not tell its type, or tells several. */
function membersAsked(site: ErrorSite, around: ts.Node, type: ts.Type): Map<string, Primitive> | undefined {
  const { ts: compiler, checker } = site;
  const told = new Map<string, Set<Primitive | undefined>>();
  function visit(node: ts.Node): void {
    if (compiler.isPropertyAccessExpression(node) && checker.getTypeAtLocation(node.expression) === type) {
      const name = node.name.text;
      const kinds = told.get(name) ?? new Set();
      told.set(name, kinds.add(name === "length" ? "number" : kindByUse(site, node)));
    }
    compiler.forEachChild(node, visit);
  }
  visit(around);
  const members = new Map<string, Primitive>();
  for (const [name, kinds] of told) {
    const [kind] = kinds;
    if (kind === undefined || kinds.size > 1) return undefined;
    members.set(name, kind);
  }
  return members;
}

/** What an operator, a parameter or a result asks of a value. */
function kindByUse(site: ErrorSite, node: ts.Expression): Primitive | undefined {
  const { ts: compiler, checker } = site;
  const { parent } = node;
  if (compiler.isBinaryExpression(parent)) {
    const operator = parent.operatorToken.getText();
    if (/^(?:\*\*?|-|\/|%)$/.test(operator)) return "number";
    const other = known(site, checker.getTypeAtLocation(parent.left === node ? parent.right : parent.left));
    if (/^\+=?$/.test(operator)) return other === "number" ? other : undefined;
    return /^(?:[!=]==?|[<>]=?)$/.test(operator) ? other : undefined;
  }
  return known(site, checker.getContextualType(node));
}

function known(site: ErrorSite, type: ts.Type | undefined): Primitive | undefined {
  return type !== undefined && isTelling(site, type) ? primitiveOf(site, type) : undefined;
}
