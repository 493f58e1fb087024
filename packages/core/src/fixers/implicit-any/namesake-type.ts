import type { ts } from "ts-morph";
import { isJavaScript } from "../is-java-script.ts";
import { inserted, type Answer, type ErrorSite } from "../type-error/error-site.ts";

const SEVERAL_CONFIDENCE = 0.8;
const ONE_CONFIDENCE = 0.6;
/** `value: number` beside says little of another `value`. */
const PLAIN_CONFIDENCE = 0.28;
const PLAIN = /^(?:string|number|boolean|bigint|symbol|object|unknown|any|never|null|undefined|void)\b/;

/** The types that the file says of all other parameters of the names, for every one of a function that lacks its own: `next: Next`. */
export function namesakeType({ ts: compiler, sourceFile }: ErrorSite, node: ts.Node): Answer[] {
  const parameter = compiler.findAncestor(node, compiler.isParameter);
  if (parameter === undefined || parameter.type !== undefined || isJavaScript(sourceFile.fileName)) return [];
  const { name, parent } = parameter;
  if (isGivenAway(compiler, parent)) return [];
  const isBare = parent.parameters.length === 1 && parent.getText().startsWith(name.getText());
  if (isBare || typeOf(parameter) === undefined) return [];
  const declared = parent.parameters.flatMap((one) => {
    const found = typeOf(one);
    return found === undefined ? [] : [{ ...found, one }];
  });
  return [
    {
      title: declared.map(({ one, type }) => `Declare \`${one.name.getText()}\` as \`${type}\``).join(", "),
      edits: declared.map(({ one, type }) => inserted((one.questionToken ?? one.name).getEnd(), `: ${type}`)),
      rationale: "so are the other parameters of its name",
      confidence: Math.min(...declared.map(({ confidence }) => confidence)),
    },
  ];

  function typeOf(one: ts.ParameterDeclaration): { type: string; confidence: number } | undefined {
    if (one.type !== undefined || one.dotDotDotToken !== undefined || !compiler.isIdentifier(one.name))
      return undefined;
    const types = typesOfNamesakes(compiler, sourceFile, one.name.text);
    const [type, ...others] = types;
    if (type === undefined || others.some((other) => other !== type) || /[{]|=>/.test(type)) return undefined;
    const known = others.length > 0 ? SEVERAL_CONFIDENCE : ONE_CONFIDENCE;
    return { type, confidence: PLAIN.test(type) ? PLAIN_CONFIDENCE : known };
  }
}

function typesOfNamesakes(compiler: typeof ts, sourceFile: ts.SourceFile, name: string): string[] {
  const types: string[] = [];
  function visit(other: ts.Node): void {
    if (compiler.isParameter(other) && other.type !== undefined && other.name.getText() === name)
      types.push(other.type.getText());
    compiler.forEachChild(other, visit);
  }
  visit(sourceFile);
  return types;
}

/** Whether a function is made for what is to call it, which says what it gives: there a type is missing only as something else is wrong. */
function isGivenAway(compiler: typeof ts, made: ts.SignatureDeclaration): boolean {
  const isExpression = compiler.isArrowFunction(made) || compiler.isFunctionExpression(made);
  return isExpression && !compiler.isVariableDeclaration(made.parent);
}
