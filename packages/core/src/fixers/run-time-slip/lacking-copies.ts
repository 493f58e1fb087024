import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";
import { isJavaScriptFile } from "../../repository/source-file.ts";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";
import { identifiersIn } from "../identifiers-in.ts";

const CONFIDENCE = 0.75;
const FEWEST_COPIES = 3;
const MOST_OTHERS = 1;
/** A name that short stands for many things elsewhere. */
const SHORTEST_HANDED_ON = 5;

/**
 * `const all = { path: own.path, query: own.query, port: own.port }` in a script that asks for `all.host` below, or hands it on by that
 * name to who does.
 */
export function lackingCopies(services: readonly { file: string; service: ServiceOfFile }[]): Candidate[] {
  const scripts = services
    .filter(({ file }) => isJavaScriptFile(file))
    .flatMap(({ file, service: { ts: compiler, program, path } }) => {
      const sourceFile = program.getSourceFile(path);
      return sourceFile === undefined ? [] : [{ file, compiler, sourceFile }];
    });
  const candidates: Candidate[] = [];
  for (const { file, compiler, sourceFile } of scripts) {
    const visit = (node: ts.Node): void => {
      const copy = compiler.isVariableDeclaration(node) ? copyIn(compiler, node) : undefined;
      if (copy !== undefined) {
        const lacking = lackingIn(compiler, copy, scripts);
        if (lacking !== undefined) candidates.push(withCopy(file, copy, lacking));
      }
      compiler.forEachChild(node, visit);
    };
    visit(sourceFile);
  }
  return candidates;
}

/** An object that is copied from another, by what it is called. */
interface Copy {
  name: string;
  object: ts.ObjectLiteralExpression;
  source: string;
}

function copyIn(
  compiler: typeof ts,
  { name, initializer: object }: ts.VariableDeclaration,
): Copy | undefined {
  if (object === undefined || !compiler.isObjectLiteralExpression(object) || !compiler.isIdentifier(name))
    return undefined;
  const sources = object.properties.map((property) => sourceOf(compiler, property));
  const [source = "", ...others] = new Set(sources.filter((one) => one !== ""));
  const count = sources.filter((one) => one !== "").length;
  const isCopy = others.length === 0 && count >= FEWEST_COPIES && sources.length - count <= MOST_OTHERS;
  return isCopy ? { name: name.text, object, source } : undefined;
}

/** The only member that is asked of a copy, and that it lacks: in its own function, else by all that have it by that name. */
function lackingIn(
  compiler: typeof ts,
  { name, object }: Copy,
  scripts: readonly { sourceFile: ts.SourceFile }[],
): string | undefined {
  const keys = new Set(object.properties.map((property) => property.name?.getText() ?? ""));
  const around = compiler.findAncestor(object, compiler.isFunctionLike);
  if (around === undefined) return undefined;
  const lacking = (nodes: readonly ts.Node[]): string[] =>
    membersAskedOf(compiler, nodes, name).filter((one) => !keys.has(one));
  const own = lacking([around]);
  const isWord = name.length >= SHORTEST_HANDED_ON;
  const [only, ...others] =
    own.length > 0 || !isWord ? own : lacking(scripts.map(({ sourceFile }) => sourceFile));
  return others.length === 0 ? only : undefined;
}

/** `own` of `path: own.path`; empty where a member is no such copy. */
function sourceOf(compiler: typeof ts, property: ts.ObjectLiteralElementLike): string {
  if (!compiler.isPropertyAssignment(property)) return "";
  const { name, initializer } = property;
  const isCopy =
    compiler.isPropertyAccessExpression(initializer) &&
    compiler.isIdentifier(initializer.expression) &&
    initializer.name.text === name.getText();
  return isCopy ? initializer.expression.getText() : "";
}

/** What some code reads of a variable of that name; nothing of it where it is ever made there. */
function membersAskedOf(compiler: typeof ts, nodes: readonly ts.Node[], variable: string): string[] {
  const read = new Set<string>();
  const made = new Set<string>();
  for (const { parent, text } of nodes.flatMap((node) => identifiersIn(compiler, node))) {
    const isOwner = compiler.isPropertyAccessExpression(parent) && parent.expression.getText() === text;
    if (text === variable && isOwner) (isMade(compiler, parent) ? made : read).add(parent.name.text);
  }
  return [...read].filter((name) => !made.has(name));
}

/** Set to something that is not made of itself, deleted, or called. */
function isMade(compiler: typeof ts, access: ts.PropertyAccessExpression): boolean {
  const { parent } = access;
  if (compiler.isDeleteExpression(parent)) return true;
  if (compiler.isCallExpression(parent)) return parent.expression === access;
  const isSet =
    compiler.isBinaryExpression(parent) &&
    parent.left === access &&
    parent.operatorToken.kind === compiler.SyntaxKind.EqualsToken;
  return isSet && !parent.right.getText().includes(access.getText());
}

function withCopy(file: string, { object, source }: Copy, member: string): Candidate {
  const start = object.properties[0]?.getStart() ?? object.getEnd() - 1;
  const { line } = object.getSourceFile().getLineAndCharacterOfPosition(start);
  const gap = object.getSourceFile().text.slice(object.getStart() + 1, start);
  const text = `${member}: ${source}.${member},${/^\s+$/.test(gap) ? gap : " "}`;
  return {
    title: `Copy \`${member}\` at line ${line + 1} of ${file}`,
    edits: [{ file, edits: [{ start, end: start, text }] }],
    origin: "run-time-slip",
    rationale: `all of the object is copied from \`${source}\`, and its \`${member}\` is asked for`,
    confidence: CONFIDENCE,
  };
}
