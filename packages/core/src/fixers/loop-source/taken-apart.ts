import type { ts } from "ts-morph";
import { replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";

const NAMED_CONFIDENCE = 0.85;
/** In the order they are declared in, which says little. */
const ORDERED_CONFIDENCE = 0.45;
/** And nothing at all where one may stand for another. */
const ALIKE_CONFIDENCE = 0.28;

interface Part {
  /** What it is called in the value. */
  member: string;
  /** What it is called here, with its default value if it has one. */
  text: string;
  isSame: boolean;
}

/** `const { open, toggle } = useToggle()` for `const [open, toggle] = useToggle()`, where it gives an object; and the other way round. */
export function takenApart(site: ErrorSite, node: ts.Node): Answer[] {
  const { ts: compiler, checker } = site;
  const pattern = patternAt(compiler, node);
  const declaration = pattern?.parent;
  if (pattern === undefined || declaration === undefined || !compiler.isVariableDeclaration(declaration))
    return [];
  const { initializer } = declaration;
  if (initializer === undefined || pattern.elements.length === 0) return [];
  const type = checker.getTypeAtLocation(initializer);
  if (compiler.isObjectBindingPattern(pattern)) return asList(site, pattern, type);
  return isTuple(checker, type) ? [] : asObject(site, pattern, type);
}

function patternAt(compiler: typeof ts, node: ts.Node): ts.BindingPattern | undefined {
  if (compiler.isArrayBindingPattern(node)) return node;
  const element = [node, node.parent].find(compiler.isBindingElement);
  return element !== undefined && compiler.isObjectBindingPattern(element.parent)
    ? element.parent
    : undefined;
}

function isTuple(checker: ts.TypeChecker, type: ts.Type): type is ts.TupleTypeReference {
  return checker.isTupleType(type);
}

function asObject(site: ErrorSite, pattern: ts.ArrayBindingPattern, type: ts.Type): Answer[] {
  const { ts: compiler, checker } = site;
  const members = type.getProperties().map(({ name }) => name);
  const elements = pattern.elements.map((element) =>
    compiler.isBindingElement(element) && element.dotDotDotToken === undefined ? element : undefined,
  );
  const names = elements.map((element) => element?.name.getText());
  const rest = members.filter((member) => !names.includes(member));
  const parts = elements.map((element): Part | undefined => {
    if (element === undefined) return undefined;
    const name = element.name.getText();
    const isSame = members.includes(name);
    const member = isSame ? name : rest.shift();
    return member === undefined
      ? undefined
      : { member, isSame, text: isSame ? element.getText() : `${member}: ${element.getText()}` };
  });
  const told = parts.filter((part) => part !== undefined);
  const others = told.filter(({ isSame }) => !isSame).map(({ member }) => member);
  if (told.length < parts.length || (others.length > 0 && rest.length > 0)) return [];
  const types = type
    .getProperties()
    .filter(({ name }) => others.includes(name))
    .map((member) => checker.getTypeOfSymbolAtLocation(member, pattern));
  const text = `{ ${told.map((part) => part.text).join(", ")} }`;
  return [answer(pattern, text, others.length <= 1 ? NAMED_CONFIDENCE : orderedConfidence(checker, types))];
}

function asList(
  { ts: compiler, checker }: ErrorSite,
  pattern: ts.ObjectBindingPattern,
  type: ts.Type,
): Answer[] {
  if (!isTuple(checker, type)) return [];
  const labels = type.target.labeledElementDeclarations?.map((label) => label?.name.getText()) ?? [];
  const count = checker.getTypeArguments(type).length;
  const parts = pattern.elements.map((element, index): (Part & { index: number }) | undefined => {
    const member = (element.propertyName ?? element.name).getText();
    const isSame = labels.includes(member);
    const text = element.getText().slice(element.name.getStart() - element.getStart());
    return compiler.isIdentifier(element.name) && element.dotDotDotToken === undefined
      ? { member, isSame, text, index: isSame ? labels.indexOf(member) : index }
      : undefined;
  });
  const told = parts.filter((part) => part !== undefined);
  const isNamed = told.every(({ isSame }) => isSame);
  if (told.length < parts.length || (!isNamed && told.length !== count)) return [];
  const placed = Array.from(
    { length: Math.max(...told.map(({ index }) => index)) + 1 },
    (_, index) => told.find((part) => part.index === index)?.text ?? "",
  );
  const types = checker
    .getTypeArguments(type)
    .filter((_, index) => told.some((part) => part.index === index && !part.isSame));
  const confidence = isNamed ? NAMED_CONFIDENCE : orderedConfidence(checker, types);
  return [answer(pattern, `[${placed.join(", ")}]`, confidence)];
}

/** By their places alone: where one may stand for another, no use of them tells that they are in each other's. */
function orderedConfidence(checker: ts.TypeChecker, types: readonly ts.Type[]): number {
  const areAlike = types.some((one) =>
    types.some((other) => one !== other && checker.isTypeAssignableTo(one, other)),
  );
  return areAlike || new Set(types).size < types.length ? ALIKE_CONFIDENCE : ORDERED_CONFIDENCE;
}

function answer(pattern: ts.BindingPattern, text: string, confidence: number): Answer {
  return {
    title: `Take it apart as \`${text}\``,
    edits: [replaced(pattern, text)],
    rationale: text.startsWith("{") ? "it is an object" : "it is a list",
    confidence,
  };
}
