import type { ts } from "ts-morph";
import { errorNode, inserted, replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";

const CONFIDENCE = 0.8;
const ANY_KEY = /^(?:string|PropertyKey|string \| number|string \| number \| symbol)$/;

/** `<T, K extends keyof T>` where a `T` is asked for what it has at `K`, and `K` may be any key. */
export function keyConstraint(site: ErrorSite): Answer[] {
  const { ts: compiler, checker, sourceFile } = site;
  const asked = askedAt(site, errorNode(site));
  const [declaration] = asked?.key.getSymbol()?.declarations ?? [];
  if (asked === undefined || declaration === undefined || !compiler.isTypeParameterDeclaration(declaration))
    return [];
  const { constraint, name } = declaration;
  if (declaration.getSourceFile() !== sourceFile || !/^\w+$/.test(asked.object)) return [];
  if (constraint !== undefined && !ANY_KEY.test(constraint.getText())) return [];
  const type = checker.typeToString(asked.key);
  const text = `keyof ${asked.object}`;
  return [
    {
      title: `Ask \`${type}\` for \`${text}\``,
      edits: [
        constraint === undefined ? inserted(name.getEnd(), ` extends ${text}`) : replaced(constraint, text),
      ],
      rationale: `it is a key of \`${asked.object}\``,
      confidence: CONFIDENCE,
    },
  ];
}

function askedAt(
  { ts: compiler, checker }: ErrorSite,
  node: ts.Node,
): { object: string; key: ts.Type } | undefined {
  const around = [node, node.parent].find(
    (one) => compiler.isElementAccessExpression(one) || compiler.isIndexedAccessTypeNode(one),
  );
  if (around === undefined) return undefined;
  if (compiler.isIndexedAccessTypeNode(around))
    return { object: around.objectType.getText(), key: checker.getTypeFromTypeNode(around.indexType) };
  return compiler.isElementAccessExpression(around)
    ? {
        object: checker.typeToString(checker.getTypeAtLocation(around.expression)),
        key: checker.getTypeAtLocation(around.argumentExpression),
      }
    : undefined;
}
