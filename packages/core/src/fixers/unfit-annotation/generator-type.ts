import { errorNode, replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { isAsync } from "../type-error/types.ts";

const CONFIDENCE = 0.9;

/** `Generator<number>` for `number` that a generator says to give. */
export function generatorType(site: ErrorSite): Answer[] {
  const { ts: compiler } = site;
  const type = errorNode(site);
  const around = type.parent;
  const isGenerator =
    (compiler.isFunctionDeclaration(around) ||
      compiler.isFunctionExpression(around) ||
      compiler.isMethodDeclaration(around)) &&
    around.asteriskToken !== undefined;
  if (!isGenerator || around.type !== type || around.body === undefined) return [];
  const name = isAsync(compiler, around.body) ? "AsyncGenerator" : "Generator";
  const isLate = compiler.isTypeReferenceNode(type) && type.typeName.getText() === "Promise";
  const [argument] = compiler.isTypeReferenceNode(type) ? (type.typeArguments ?? []) : [];
  const text = `${name}<${isLate && argument !== undefined ? argument.getText() : type.getText()}>`;
  return [
    {
      title: `Write \`${text}\``,
      edits: [replaced(type, text)],
      rationale: "a generator gives what it yields one by one",
      confidence: CONFIDENCE,
    },
  ];
}
