import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";
import type { ErrorSite } from "../type-error/error-site.ts";
import { mismatchAt } from "../type-error/mismatch.ts";

/** A name and nothing else, so that it is the same wherever it is seen. */
const NAME = /^[A-Z][\w$]*$/;
const CONFIDENCE = 0.85;
/** Who declared the one type may have meant it, and the other place is wrong. */
const OWN_CONFIDENCE = 0.45;

/**
 * `useRef<HTMLInputElement>` for `useRef<HTMLDivElement>`, and `ChangeEvent<HTMLSelectElement>` of a parameter, where what is so
 * declared is given to what takes it of another type argument.
 */
export function otherArgument(site: ErrorSite): Omit<Candidate, "origin">[] {
  const mismatch = mismatchAt(site);
  const declaration = mismatch && declarationOf(site, mismatch.value);
  if (mismatch === undefined || declaration === undefined) return [];
  const { ts: compiler, checker } = site;
  const called = functionOf(compiler, declaration);
  const found =
    called === undefined
      ? [argumentFor(site, writtenFor(compiler, declaration), [mismatch.source, mismatch.target])]
      : called.parameters.map((parameter, index) => {
          const types = [mismatch.source, mismatch.target].map((type) => parameterOf(site, type, index));
          return argumentFor(site, parameter.type, types);
        });
  const [only, ...others] = found.filter((one) => one !== undefined);
  if (only === undefined || others.length > 0) return [];
  const { node, type } = only;
  const text = checker.typeToString(type);
  const file = site.project.relative(node.getSourceFile().fileName);
  if (file === undefined || !NAME.test(text) || text === node.getText()) return [];
  const isOfPlatform = [type, checker.getTypeAtLocation(node)].every((one) =>
    (one.getSymbol()?.declarations ?? []).some((declared) =>
      site.project.program.isSourceFileDefaultLibrary(declared.getSourceFile()),
    ),
  );
  return [
    {
      title: `Declare it of \`${text}\` instead of \`${node.getText()}\``,
      edits: [{ file, edits: [{ start: node.getStart(), end: node.end, text }] }],
      rationale: `it is given to what takes that of \`${text}\``,
      confidence: isOfPlatform ? CONFIDENCE : OWN_CONFIDENCE,
    },
  ];
}

/** Where a value is declared: through what is taken apart, and through the short form of a member. */
function declarationOf(
  { ts: compiler, checker }: ErrorSite,
  value: ts.Expression,
): ts.Declaration | undefined {
  const name = compiler.isPropertyAccessExpression(value) ? value.name : value;
  let declaration = checker.getSymbolAtLocation(name)?.valueDeclaration;
  if (declaration !== undefined && compiler.isBindingElement(declaration)) {
    const { propertyName, name: own, parent } = declaration;
    const key = propertyName ?? own;
    declaration = compiler.isIdentifier(key)
      ? checker.getTypeAtLocation(parent).getProperty(key.text)?.valueDeclaration
      : undefined;
  }
  return declaration !== undefined && compiler.isShorthandPropertyAssignment(declaration)
    ? checker.getShorthandAssignmentValueSymbol(declaration)?.valueDeclaration
    : declaration;
}

function functionOf(compiler: typeof ts, declaration: ts.Declaration): ts.SignatureDeclaration | undefined {
  const value =
    compiler.isVariableDeclaration(declaration) ||
    compiler.isPropertyAssignment(declaration) ||
    compiler.isPropertyDeclaration(declaration)
      ? declaration.initializer
      : declaration;
  return value !== undefined && compiler.isFunctionLike(value) ? value : undefined;
}

/** The annotation of a variable, or the type arguments of what makes it. */
function writtenFor(compiler: typeof ts, declaration: ts.Declaration): ts.Node | undefined {
  if (!compiler.isVariableDeclaration(declaration)) return undefined;
  return declaration.type ?? declaration.initializer;
}

function parameterOf({ checker }: ErrorSite, type: ts.Type, index: number): ts.Type | undefined {
  const [signature, ...others] = checker.getNonNullableType(type).getCallSignatures();
  const parameter = signature?.parameters[index];
  const declaration = parameter?.valueDeclaration;
  return parameter === undefined || declaration === undefined || others.length > 0
    ? undefined
    : checker.getTypeOfSymbolAtLocation(parameter, declaration);
}

/** The only type argument that is written where two types of one name differ in theirs, and what it should be. */
function argumentFor(
  { ts: compiler, checker }: ErrorSite,
  written: ts.Node | undefined,
  [source, target]: readonly (ts.Type | undefined)[],
): { node: ts.TypeNode; type: ts.Type } | undefined {
  const isMade =
    written !== undefined && (compiler.isTypeReferenceNode(written) || compiler.isCallExpression(written));
  const [node, ...others] = isMade ? (written.typeArguments ?? []) : [];
  if (node === undefined || others.length > 0 || source === undefined || target === undefined)
    return undefined;
  const [own] = argumentsOf(source);
  if (own === undefined || checker.getTypeAtLocation(node) !== own) return undefined;
  const parts = target.isUnion() ? target.types : [target];
  const asked = parts.filter((part) => part.getSymbol() === source.getSymbol()).flatMap(argumentsOf);
  const [type, ...rest] = asked;
  return type === undefined || type === own || rest.some((one) => one !== type) ? undefined : { node, type };

  function argumentsOf(of: ts.Type): ts.Type[] {
    const isReference = (one: ts.Type): one is ts.TypeReference => "target" in one;
    return isReference(of) ? checker.getTypeArguments(of).slice(0, 1) : [];
  }
}
