import type { ts } from "ts-morph";
import type { LocatedProblem } from "../../model/problem.ts";
import type { TypedAnswer, TypedSource } from "./typed-slip.ts";

const CONFIDENCE = 0.8;
const MOST_LINES = 200;
const FEWEST_ALIKE = 2;
/** A member of what a test got, or wanted, in a difference of both. */
const DIFFERENCE =
  /^\s{0,40}(?<side>[-+])\s{0,40}["']?(?<key>[A-Za-z_$][\w$]{0,60})["']?: (?<value>.{1,200}?),?$/;

/**
 * `{ size: found.size }` where a test wants a `name`, too, the object's type has one that may be left out, and most others of its members are taken
 * from what has one as well.
 */
export function toldMembers(
  { message, excerpt }: LocatedProblem,
  sources: readonly TypedSource[],
): TypedAnswer[] {
  const keys = keysOfOneSide([...message.split("\n"), ...excerpt].slice(0, MOST_LINES));
  if (keys.size === 0) return [];
  return sources.flatMap(({ file, service }) => {
    const { ts: compiler, program, path } = service;
    const sourceFile = program.getSourceFile(path);
    const checker = program.getTypeChecker();
    const answers: TypedAnswer[] = [];
    function visit(node: ts.Node): void {
      const told = compiler.isObjectLiteralExpression(node)
        ? lackedBy(compiler, checker, node, keys)
        : undefined;
      if (told !== undefined) answers.push(given(file, told));
      compiler.forEachChild(node, visit);
    }
    if (sourceFile !== undefined) visit(sourceFile);
    return answers;
  });
}

/** Keys that have values on one side of a difference alone. */
function keysOfOneSide(lines: readonly string[]): Set<string> {
  const sidesOf = new Map<string, Set<string>>();
  for (const line of lines) {
    const { side, key, value } = DIFFERENCE.exec(line)?.groups ?? {};
    if (side === undefined || key === undefined || value === "undefined") continue;
    sidesOf.set(key, (sidesOf.get(key) ?? new Set()).add(side));
  }
  return new Set([...sidesOf].flatMap(([key, sides]) => (sides.size === 1 ? [key] : [])));
}

interface Told {
  literal: ts.ObjectLiteralExpression;
  key: string;
  /** What the members beside are taken from. */
  owner: string;
  /** The member that it stands behind in the type. */
  behind: ts.ObjectLiteralElementLike | undefined;
}

function lackedBy(
  compiler: typeof ts,
  checker: ts.TypeChecker,
  literal: ts.ObjectLiteralExpression,
  keys: ReadonlySet<string>,
): Told | undefined {
  const properties = literal.properties.filter((one) => compiler.isPropertyAssignment(one));
  if (properties.length < literal.properties.length) return undefined;
  const type = checker.getContextualType(literal);
  const declared = type === undefined ? [] : checker.getNonNullableType(type).getProperties();
  const own = new Set(properties.map(({ name }) => name.getText()));
  const [lacked, ...others] = declared.filter(({ name }) => keys.has(name) && !own.has(name));
  if (lacked === undefined || others.length > 0 || (lacked.flags & compiler.SymbolFlags.Optional) === 0)
    return undefined;
  const owners = properties.flatMap(({ name, initializer }) =>
    compiler.isPropertyAccessExpression(initializer) && initializer.name.text === name.getText()
      ? [initializer.expression]
      : [],
  );
  const [owner] = owners;
  const isMost = owners.length >= FEWEST_ALIKE && owners.length * 2 > properties.length;
  if (owner === undefined || !isMost || owners.some((each) => each.getText() !== owner.getText()))
    return undefined;
  const taken = `${owner.getText()}.${lacked.name}`;
  const isMisnamed =
    properties.some(({ initializer }) => initializer.getText() === taken) ||
    [...own].some((name) => declared.every((one) => one.name !== name));
  if (isMisnamed || !gives(checker, owner, lacked)) return undefined;
  const names = declared.map(({ name }) => name);
  const before = new Set(names.slice(0, names.indexOf(lacked.name)));
  return {
    literal,
    key: lacked.name,
    owner: owner.getText(),
    behind: properties.findLast(({ name }) => before.has(name.getText())),
  };
}

/** Whether what the others are taken from has a member of the name and type. */
function gives(checker: ts.TypeChecker, owner: ts.Expression, lacked: ts.Symbol): boolean {
  const type = checker.getTypeAtLocation(owner);
  const member = type.getProperty(lacked.name);
  const held =
    member === undefined ? type.getStringIndexType() : checker.getTypeOfSymbolAtLocation(member, owner);
  return (
    held !== undefined && checker.isTypeAssignableTo(held, checker.getTypeOfSymbolAtLocation(lacked, owner))
  );
}

function given(file: string, { literal, key, owner, behind }: Told): TypedAnswer {
  const [first] = literal.properties;
  const text = `${key}: ${owner}.${key}`;
  const place = behind?.getEnd() ?? first?.getStart() ?? literal.getEnd() - 1;
  const gap = literal.getSourceFile().text.slice(literal.getStart() + 1, first?.getStart());
  const inserted =
    behind === undefined
      ? `${text},${gap.startsWith("\n") ? gap : " "}`
      : `,${gap.startsWith("\n") ? gap : " "}${text}`;
  const { line } = literal.getSourceFile().getLineAndCharacterOfPosition(place);
  return {
    title: `Give \`${key}\` at line ${line + 1} of ${file}`,
    edits: [{ file, edits: [{ start: place, end: place, text: inserted }] }],
    rationale: `a test wants it, and the members beside are taken from \`${owner}\`, which has it`,
    confidence: CONFIDENCE,
  };
}
