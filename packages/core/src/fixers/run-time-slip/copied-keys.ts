import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";
import type { MemberNames } from "./member-names.ts";

const CONFIDENCE = 0.75;
const FEWEST_COPIES = 2;
/** Where nothing else is called as the key, and so much is called as what it copies, one other copy will do. */
const OFTEN = 3;
/** A letter or two stand for a word that the key may write out. */
const SHORTEST = 3;

/**
 * `{ name: header.name, size: header.size, timeName: header.time }`: one key of a copy is not called as what it copies; nor in
 * `{ name, size, timeName: time }`, where nothing else is called `timeName`.
 */
export function copiedKeys(
  file: string,
  { ts: compiler, program, path }: ServiceOfFile,
  { counts }: MemberNames,
): Candidate[] {
  const sourceFile = program.getSourceFile(path);
  const candidates: Candidate[] = [];
  function visit(node: ts.Node): void {
    if (compiler.isObjectLiteralExpression(node))
      candidates.push(...oddKeys(compiler, node, counts).map((copy) => renamed(compiler, file, copy)));
    compiler.forEachChild(node, visit);
  }
  if (sourceFile !== undefined) visit(sourceFile);
  return candidates;
}

interface Copy {
  key: ts.Identifier;
  /** What is copied from; empty of a variable. */
  source: string;
  /** The name of what is copied. */
  member: string;
}

function oddKeys(
  compiler: typeof ts,
  { properties }: ts.ObjectLiteralExpression,
  counts: MemberNames["counts"],
): Copy[] {
  const keys = new Set(properties.map(({ name }) => name?.getText()));
  const copies = properties.flatMap((property) => copyIn(compiler, property));
  return copies.filter(({ key, source, member }) => {
    const others = copies.filter((one) => one.source === source && one.key !== key);
    const isOdd = source !== "" && counts.get(key.text) === 1 && (counts.get(member) ?? 0) >= OFTEN;
    const isUsual =
      others.length >= (isOdd ? 1 : FEWEST_COPIES) && others.every((one) => one.key.text === one.member);
    const isRenamed = key.text !== member && (key.text.startsWith(member) || member.startsWith(key.text));
    const isKnown = source === "" && counts.get(key.text) !== 1;
    return isUsual && isRenamed && !isKnown && !keys.has(member) && member.length >= SHORTEST;
  });
}

function copyIn(compiler: typeof ts, property: ts.ObjectLiteralElementLike): Copy[] {
  if (compiler.isShorthandPropertyAssignment(property))
    return [{ key: property.name, source: "", member: property.name.text }];
  if (!compiler.isPropertyAssignment(property) || !compiler.isIdentifier(property.name)) return [];
  const { name, initializer } = property;
  if (compiler.isIdentifier(initializer)) return [{ key: name, source: "", member: initializer.text }];
  return compiler.isPropertyAccessExpression(initializer) && compiler.isIdentifier(initializer.expression)
    ? [{ key: name, source: initializer.expression.text, member: initializer.name.text }]
    : [];
}

/** In short where that is the manner of the object. */
function renamed(compiler: typeof ts, file: string, { key, source, member }: Copy): Candidate {
  const { parent } = key;
  const isShort = source === "" && besides(compiler, parent).length > 0;
  const end = isShort ? parent.getEnd() : key.getEnd();
  return {
    title: `Change spelling to '${member}'`,
    edits: [{ file, edits: [{ start: key.getStart(), end, text: member }] }],
    origin: "run-time-slip",
    rationale: `\`${key.text}\` is given \`${member}\`, and all beside it are called as what they are given`,
    confidence: CONFIDENCE,
  };
}

/** What an object has in short. */
function besides(compiler: typeof ts, { parent }: ts.Node): ts.ObjectLiteralElementLike[] {
  return compiler.isObjectLiteralExpression(parent)
    ? parent.properties.filter(compiler.isShorthandPropertyAssignment)
    : [];
}
