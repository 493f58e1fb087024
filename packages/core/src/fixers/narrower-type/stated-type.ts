import type { ts } from "ts-morph";
import { identifiersIn } from "../identifiers-in.ts";
import { errorNode, inserted, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { isTelling } from "../type-error/types.ts";

const CONFIDENCE = 0.9;

/** `useState<Todo[]>([])`, `useState<User | null>(null)`: what begins with nothing says no type, and its setter is given one. */
export function statedType(site: ErrorSite): Answer[] {
  const { ts: compiler, checker, sourceFile } = site;
  const node = errorNode(site);
  const setting = compiler.findAncestor(node, (one) => setterOf(site, one) !== undefined);
  const setter = setting === undefined ? setterBehind(site, node) : setterOf(site, setting);
  const made = setter && madeBy(compiler, setter);
  if (setter === undefined || made === undefined || made.getSourceFile() !== sourceFile) return [];
  const absence = absenceOf(made);
  const parameters = checker.getResolvedSignature(made)?.getDeclaration()?.typeParameters ?? [];
  if (absence === undefined || made.typeArguments !== undefined || parameters.length !== 1) return [];
  const given = identifiersIn(compiler, sourceFile).flatMap((name) => {
    const isSet = checker.getSymbolAtLocation(name)?.valueDeclaration === setter;
    if (!isSet) return [];
    return isCallee(compiler, name) ? typesGiven(site, name.parent) : typesTaken(site, name);
  });
  const types = [...new Set(given)].filter((text) => text !== absence);
  if (types.length === 0 || types.some((text) => /\b(?:any|unknown|never)\b|\{|=>|import\(/.test(text)))
    return [];
  if (absence === "[]" && !types.every((text) => text.endsWith("[]"))) return [];
  const text = [...types, ...(absence === "null" ? [absence] : [])].join(" | ");
  return [
    {
      title: `Say that it is \`${text}\``,
      edits: [inserted(made.expression.getEnd(), `<${text}>`)],
      rationale: "it is set to that, and what it begins with does not tell",
      confidence: CONFIDENCE,
    },
  ];
}

/** The second of a pair, where that is called. */
function setterOf({ ts: compiler, checker }: ErrorSite, node: ts.Node): ts.BindingElement | undefined {
  return compiler.isCallExpression(node)
    ? setterBehind({ ts: compiler, checker }, node.expression)
    : undefined;
}

/** The second of a pair, where that is named: `.then(setUser)`. */
function setterBehind(
  { ts: compiler, checker }: Pick<ErrorSite, "ts" | "checker">,
  name: ts.Node,
): ts.BindingElement | undefined {
  if (!compiler.isIdentifier(name)) return undefined;
  const declaration = checker.getSymbolAtLocation(name)?.valueDeclaration;
  const isSecond =
    declaration !== undefined &&
    compiler.isBindingElement(declaration) &&
    compiler.isArrayBindingPattern(declaration.parent) &&
    declaration.parent.elements[1] === declaration;
  return isSecond ? declaration : undefined;
}

function madeBy(
  compiler: typeof ts,
  { parent: { parent: variable } }: ts.BindingElement,
): ts.CallExpression | undefined {
  const made = compiler.isVariableDeclaration(variable) ? variable.initializer : undefined;
  return made !== undefined && compiler.isCallExpression(made) ? made : undefined;
}

/** What something begins with that says no type. */
function absenceOf({ arguments: [first, ...others] }: ts.CallExpression): "[]" | "null" | undefined {
  const text = first?.getText();
  return others.length === 0 && (text === "[]" || text === "null") ? text : undefined;
}

function isCallee(compiler: typeof ts, name: ts.Identifier): boolean {
  return compiler.isCallExpression(name.parent) && name.parent.expression === name;
}

/** What a setter is given where it is handed on as a function. */
function typesTaken(site: ErrorSite, name: ts.Identifier): string[] {
  const { ts: compiler, checker } = site;
  const taking = compiler.isCallExpression(name.parent) ? checker.getContextualType(name) : undefined;
  const [signature] = taking === undefined ? [] : checker.getNonNullableType(taking).getCallSignatures();
  const [first] = signature?.parameters ?? [];
  if (first === undefined) return [];
  return [
    checker.typeToString(
      checker.getTypeOfSymbolAtLocation(first, name),
      name,
      compiler.TypeFormatFlags.NoTruncation,
    ),
  ];
}

/** What a call sets, or the function that it is given gives. */
function typesGiven({ ts: compiler, checker }: ErrorSite, call: ts.Node): string[] {
  const [value] = compiler.isCallExpression(call) ? call.arguments : [];
  if (value === undefined) return [];
  const type = checker.getTypeAtLocation(value);
  const [signature] = type.getCallSignatures();
  const set = signature === undefined ? type : checker.getReturnTypeOfSignature(signature);
  const isEmpty = /^(?:never\[\]|null|undefined)$/.test(checker.typeToString(set));
  if (isEmpty) return [];
  const isPromise = checker.getAwaitedType(set) !== set;
  if (isPromise || !isTelling({ ts: compiler }, set)) return ["unknown"];
  return [
    checker.typeToString(checker.getBaseTypeOfLiteralType(set), call, compiler.TypeFormatFlags.NoTruncation),
  ];
}
