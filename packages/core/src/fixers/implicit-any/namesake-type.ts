import type { ts } from "ts-morph";
import { isJavaScript } from "../is-java-script.ts";
import { inserted, type Answer, type ErrorSite } from "../type-error/error-site.ts";

const SEVERAL_CONFIDENCE = 0.8;
const ONE_CONFIDENCE = 0.6;
/** `value: number` beside says little of another `value`. */
const PLAIN_CONFIDENCE = 0.28;
const PLAIN = /^(?:string|number|boolean|bigint|symbol|object|unknown|any|never|null|undefined|void)\b/;

/** The type that the file says of all other parameters of the name: `next: Next`. */
export function namesakeType({ ts: compiler, sourceFile }: ErrorSite, node: ts.Node): Answer[] {
  const parameter = compiler.findAncestor(node, compiler.isParameter);
  if (parameter === undefined || parameter.type !== undefined || isJavaScript(sourceFile.fileName)) return [];
  const { name, parent } = parameter;
  if (isGivenAway(compiler, parent)) return [];
  const isBare = parent.parameters.length === 1 && parent.getText().startsWith(name.getText());
  if (!compiler.isIdentifier(name) || isBare || parameter.dotDotDotToken !== undefined) return [];
  const types: string[] = [];
  function visit(other: ts.Node): void {
    if (compiler.isParameter(other) && other.type !== undefined && other.name.getText() === name.getText())
      types.push(other.type.getText());
    compiler.forEachChild(other, visit);
  }
  visit(sourceFile);
  const [type, ...others] = types;
  if (type === undefined || others.some((other) => other !== type) || /[{]|=>/.test(type)) return [];
  const known = others.length > 0 ? SEVERAL_CONFIDENCE : ONE_CONFIDENCE;
  return [
    {
      title: `Declare \`${name.text}\` as \`${type}\``,
      edits: [inserted((parameter.questionToken ?? name).getEnd(), `: ${type}`)],
      rationale: "so are the other parameters of its name",
      confidence: PLAIN.test(type) ? PLAIN_CONFIDENCE : known,
    },
  ];
}

/** Whether a function is made for what is to call it, which says what it gives: there a type is missing only as something else is wrong. */
function isGivenAway(compiler: typeof ts, made: ts.SignatureDeclaration): boolean {
  const isExpression = compiler.isArrowFunction(made) || compiler.isFunctionExpression(made);
  return isExpression && !compiler.isVariableDeclaration(made.parent);
}
