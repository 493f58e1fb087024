import type { ts } from "ts-morph";
import type { Answer, ErrorSite } from "../type-error/error-site.ts";

const CONFIDENCE = 0.6;
/** A function of the project's own may be meant to take it. */
const OWN_CONFIDENCE = 0.28;

/** `"a.b".split(".", true)`: of several overloads none takes a flag there, and one takes what stands before it. */
export function untakenFlag(site: ErrorSite, call: ts.CallExpression | ts.NewExpression): Answer[] {
  const { ts: compiler, checker } = site;
  const given = call.arguments ?? [];
  const [flag, before] = [given.at(-1), given.at(-2)];
  if (flag === undefined || before === undefined || !isFlag(compiler, flag)) return [];
  const type = checker.getTypeAtLocation(call.expression);
  const signatures = compiler.isNewExpression(call)
    ? type.getConstructSignatures()
    : type.getCallSignatures();
  const fits = (signature: ts.Signature, argument: ts.Expression, index: number): boolean => {
    const parameter = signature.parameters[index];
    return (
      parameter !== undefined &&
      checker.isTypeAssignableTo(
        checker.getTypeAtLocation(argument),
        checker.getTypeOfSymbolAtLocation(parameter, call),
      )
    );
  };
  const rest = given.slice(0, -1);
  const isTaken = signatures.some((signature) => fits(signature, flag, given.length - 1));
  const isEnough = signatures.some(
    (signature) =>
      signature.parameters.findLastIndex((parameter) => isRequired(compiler, parameter)) < rest.length &&
      rest.every((argument, index) => fits(signature, argument, index)),
  );
  if (isTaken || !isEnough) return [];
  const isForeign = signatures.every(
    ({ declaration }) => declaration?.getSourceFile().isDeclarationFile === true,
  );
  return [
    {
      title: `Drop \`${flag.getText()}\``,
      edits: [{ start: before.getEnd(), end: flag.getEnd(), text: "" }],
      rationale: "no overload takes a flag there, and one takes the others",
      confidence: isForeign ? CONFIDENCE : OWN_CONFIDENCE,
    },
  ];
}

function isFlag({ SyntaxKind }: typeof ts, { kind }: ts.Expression): boolean {
  return kind === SyntaxKind.TrueKeyword || kind === SyntaxKind.FalseKeyword;
}

export function isRequired(compiler: typeof ts, { valueDeclaration: declaration }: ts.Symbol): boolean {
  if (declaration === undefined || !compiler.isParameter(declaration)) return true;
  return (
    declaration.questionToken === undefined &&
    declaration.initializer === undefined &&
    declaration.dotDotDotToken === undefined
  );
}
