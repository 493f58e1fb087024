import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";

const CONFIDENCE = 0.75;
const FEWEST_COPIES = 2;

/** `{ name: header.name, size: header.size, timeName: header.time }`: one key of a copy is not called as what it copies. */
export function copiedKeys(file: string, { ts: compiler, program, path }: ServiceOfFile): Candidate[] {
  const sourceFile = program.getSourceFile(path);
  const candidates: Candidate[] = [];
  function visit(node: ts.Node): void {
    if (compiler.isObjectLiteralExpression(node)) candidates.push(...oddKeys(compiler, file, node));
    compiler.forEachChild(node, visit);
  }
  if (sourceFile !== undefined) visit(sourceFile);
  return candidates;
}

interface Copy {
  key: ts.Identifier;
  /** What is copied from, and the name of what is copied. */
  source: string;
  member: string;
}

function oddKeys(compiler: typeof ts, file: string, { properties }: ts.ObjectLiteralExpression): Candidate[] {
  const keys = new Set(properties.map(({ name }) => name?.getText()));
  const copies = properties.flatMap((property) => copyIn(compiler, property));
  return copies.flatMap(({ key, source, member }) => {
    const others = copies.filter((one) => one.source === source && one.key !== key);
    const isUsual = others.length >= FEWEST_COPIES && others.every((one) => one.key.text === one.member);
    const isRenamed = key.text !== member && (key.text.startsWith(member) || member.startsWith(key.text));
    return isUsual && isRenamed && !keys.has(member) ? [renamed(file, key, member)] : [];
  });
}

function copyIn(compiler: typeof ts, property: ts.ObjectLiteralElementLike): Copy[] {
  if (!compiler.isPropertyAssignment(property) || !compiler.isIdentifier(property.name)) return [];
  const { name, initializer } = property;
  return compiler.isPropertyAccessExpression(initializer) && compiler.isIdentifier(initializer.expression)
    ? [{ key: name, source: initializer.expression.text, member: initializer.name.text }]
    : [];
}

function renamed(file: string, key: ts.Identifier, member: string): Candidate {
  return {
    title: `Change spelling to '${member}'`,
    edits: [{ file, edits: [{ start: key.getStart(), end: key.getEnd(), text: member }] }],
    origin: "run-time-slip",
    rationale: `\`${key.text}\` is given \`${member}\`, and all beside it are called as what they are given`,
    confidence: CONFIDENCE,
  };
}
