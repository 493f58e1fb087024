import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";
import type { TextEdit } from "../../model/edit.ts";
import { isJavaScriptFile } from "../../repository/source-file.ts";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";
import { identifiersIn } from "../identifiers-in.ts";

const CONFIDENCE = 0.7;

type Body = ts.SignatureDeclaration & { body: ts.Node };

interface Place {
  node: ts.Node;
  edit: TextEdit;
}

/**
 * `function build(size: number) { return create({ kind }); }`: a parameter that its function does not use, where one object or call
 * in it is asked for a value of that name, which it may do without and is not given.
 */
export function idleParameters(file: string, { ts: compiler, program, path }: ServiceOfFile): Candidate[] {
  const sourceFile = program.getSourceFile(path);
  const checker = program.getTypeChecker();
  const candidates: Candidate[] = [];
  function visit(node: ts.Node): void {
    if (hasBody(compiler, node))
      for (const parameter of idleIn(compiler, node)) {
        const [only, ...others] = placesFor({ compiler, checker }, node.body, parameter);
        if (only !== undefined && others.length === 0)
          candidates.push(handedOn(file, parameter.name.getText(), only));
      }
    compiler.forEachChild(node, visit);
  }
  if (sourceFile !== undefined && !isJavaScriptFile(file)) visit(sourceFile);
  return candidates;
}

function hasBody(compiler: typeof ts, node: ts.Node): node is Body {
  return compiler.isFunctionLike(node) && "body" in node && node.body !== undefined;
}

function idleIn(compiler: typeof ts, { parameters, body }: Body): ts.ParameterDeclaration[] {
  const used = new Set(
    identifiersIn(compiler, body)
      .filter(isRead(compiler))
      .map(({ text }) => text),
  );
  const of = (name: string): boolean => used.has(name) || name.startsWith("_") || name === "this";
  return used.has("arguments")
    ? []
    : parameters.filter(
        ({ name, modifiers, initializer }) =>
          compiler.isIdentifier(name) &&
          !of(name.text) &&
          modifiers === undefined &&
          !mentionsAny(initializer),
      );
  function mentionsAny(initializer: ts.Expression | undefined): boolean {
    return initializer !== undefined && !compiler.isLiteralExpression(initializer);
  }
}

/** Whether a name may stand for a variable: no member that is asked for, no key. */
function isRead(compiler: typeof ts): (name: ts.Identifier) => boolean {
  return (name) => {
    const { parent } = name;
    if (compiler.isPropertyAccessExpression(parent)) return parent.name !== name;
    return !(compiler.isPropertyAssignment(parent) && parent.name === name);
  };
}

interface Compiler {
  compiler: typeof ts;
  checker: ts.TypeChecker;
}

function placesFor(
  { compiler, checker }: Compiler,
  body: ts.Node,
  parameter: ts.ParameterDeclaration,
): Place[] {
  const places: Place[] = [];
  const type = checker.getTypeAtLocation(parameter.name);
  const fits = (asked: ts.Symbol, at: ts.Node): boolean =>
    checker.isTypeAssignableTo(type, checker.getTypeOfSymbolAtLocation(asked, at));
  const name = parameter.name.getText();
  function visit(node: ts.Node): void {
    if (compiler.isObjectLiteralExpression(node) && lacks(compiler, node, name)) {
      const asked = checker.getContextualType(node)?.getProperty(name);
      if (asked !== undefined && fits(asked, node))
        places.push({ node, edit: inObject(compiler, node, name) });
    }
    if (compiler.isCallExpression(node) && !node.arguments.some(compiler.isSpreadElement)) {
      const { parameters, declaration } = checker.getResolvedSignature(node) ?? {};
      const asked = parameters?.[node.arguments.length];
      const isItself = declaration !== undefined && declaration === parameter.parent;
      if (asked?.name === name && !isItself && fits(asked, node))
        places.push({ node, edit: inCall(node, name) });
    }
    compiler.forEachChild(node, visit);
  }
  visit(body);
  return places;
}

function lacks(compiler: typeof ts, { properties }: ts.ObjectLiteralExpression, name: string): boolean {
  return properties.every(
    (property) => !compiler.isSpreadAssignment(property) && property.name?.getText() !== name,
  );
}

/** Written as the properties beside it: `size` or `size: size`, each in a line of its own or not. */
function inObject(compiler: typeof ts, object: ts.ObjectLiteralExpression, name: string): TextEdit {
  const [first] = object.properties;
  if (first === undefined) return { start: object.getStart(), end: object.getEnd(), text: `{ ${name} }` };
  const isLong = object.properties.some(
    (property) =>
      compiler.isPropertyAssignment(property) && property.initializer.getText() === property.name.getText(),
  );
  const start = first.getStart();
  const between = object.getSourceFile().text.slice(object.getStart() + 1, start);
  return {
    start,
    end: start,
    text: `${isLong ? `${name}: ` : ""}${name},${/^\s+$/.test(between) ? between : " "}`,
  };
}

function inCall({ arguments: given, end }: ts.CallExpression, name: string): TextEdit {
  const last = given.at(-1);
  return last === undefined
    ? { start: end - 1, end: end - 1, text: name }
    : { start: last.getEnd(), end: last.getEnd(), text: `, ${name}` };
}

function handedOn(file: string, name: string, { node, edit }: Place): Candidate {
  const { line } = node.getSourceFile().getLineAndCharacterOfPosition(edit.start);
  return {
    title: `Hand on \`${name}\` at line ${line + 1} of ${file}`,
    edits: [{ file, edits: [edit] }],
    origin: "run-time-slip",
    rationale: `the function is given \`${name}\` and does not use it, and it is asked for there`,
    confidence: CONFIDENCE,
  };
}
