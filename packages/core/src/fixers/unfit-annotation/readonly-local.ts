import type { ts } from "ts-morph";
import { errorNode, replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { functionAround } from "../type-error/types.ts";

const CONFIDENCE = 0.75;
/** What the types that cannot be changed are called where they can. */
const CHANGEABLE: ReadonlyMap<string, string> = new Map(
  Object.entries<string>({
    ReadonlyArray: "Array",
    ReadonlyMap: "Map",
    ReadonlySet: "Set",
  }),
);

/** What gives a list that nobody else has. */
const MAKING =
  /^(?:concat|entries|filter|flat|flatMap|from|keys|map|of|slice|split|toSorted|toReversed|values)$/;

/** A list that a function makes anew, declares as `readonly` and then fills. What comes from elsewhere stays as it is. */
export function readonlyLocal(site: ErrorSite): Answer[] {
  const { ts: compiler, checker } = site;
  const variable = changedVariable(compiler, errorNode(site));
  const declaration = variable && checker.getSymbolAtLocation(variable)?.valueDeclaration;
  if (declaration === undefined || !compiler.isVariableDeclaration(declaration)) return [];
  const { type, initializer } = declaration;
  if (type === undefined || initializer === undefined || !isMadeAnew(compiler, initializer)) return [];
  if (functionAround(compiler, declaration) === undefined) return [];
  const edit = changeable(compiler, type);
  if (edit === undefined) return [];
  return [
    {
      title: `Declare \`${declaration.name.getText()}\` without \`readonly\``,
      edits: [edit],
      rationale: "it is made here to be filled",
      confidence: CONFIDENCE,
    },
  ];
}

/** `found` of `found.push` and of `found[0]`, with the error at the member or at the whole. */
function changedVariable(compiler: typeof ts, node: ts.Node): ts.Identifier | undefined {
  const access =
    compiler.isPropertyAccessExpression(node.parent) && node.parent.name === node ? node.parent : node;
  const isAccess = compiler.isPropertyAccessExpression(access) || compiler.isElementAccessExpression(access);
  return isAccess && compiler.isIdentifier(access.expression) ? access.expression : undefined;
}

function isMadeAnew(compiler: typeof ts, value: ts.Expression): boolean {
  if (compiler.isCallExpression(value) && compiler.isPropertyAccessExpression(value.expression))
    return MAKING.test(value.expression.name.text);
  return (
    compiler.isArrayLiteralExpression(value) ||
    compiler.isObjectLiteralExpression(value) ||
    compiler.isNewExpression(value)
  );
}

function changeable(compiler: typeof ts, type: ts.TypeNode): Answer["edits"][number] | undefined {
  if (compiler.isTypeOperatorNode(type) && type.operator === compiler.SyntaxKind.ReadonlyKeyword)
    return { start: type.getStart(), end: type.type.getStart(), text: "" };
  if (!compiler.isTypeReferenceNode(type) || !compiler.isIdentifier(type.typeName)) return undefined;
  const [inner] = type.typeArguments ?? [];
  if (type.typeName.text === "Readonly") return inner && replaced(type, inner.getText());
  const name = CHANGEABLE.get(type.typeName.text);
  return name === undefined ? undefined : replaced(type.typeName, name);
}
