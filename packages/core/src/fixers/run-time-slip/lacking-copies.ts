import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";
import { isJavaScriptFile } from "../../repository/source-file.ts";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";
import { identifiersIn } from "../identifiers-in.ts";

const CONFIDENCE = 0.75;
const FEWEST_COPIES = 3;

/** `const all = { path: own.path, query: own.query, port: own.port }` in a script that asks for `all.host` below. */
export function lackingCopies(file: string, { ts: compiler, program, path }: ServiceOfFile): Candidate[] {
  const sourceFile = program.getSourceFile(path);
  const candidates: Candidate[] = [];
  function visit(node: ts.Node): void {
    if (compiler.isVariableDeclaration(node)) {
      const lacking = lackingIn(compiler, node);
      if (lacking !== undefined) candidates.push(withCopy(file, lacking));
    }
    compiler.forEachChild(node, visit);
  }
  if (sourceFile !== undefined && isJavaScriptFile(file)) visit(sourceFile);
  return candidates;
}

interface Lacking {
  object: ts.ObjectLiteralExpression;
  source: string;
  member: string;
}

function lackingIn(compiler: typeof ts, declaration: ts.VariableDeclaration): Lacking | undefined {
  const { name, initializer: object } = declaration;
  if (object === undefined || !compiler.isObjectLiteralExpression(object) || !compiler.isIdentifier(name))
    return undefined;
  const sources = object.properties.map((property) => sourceOf(compiler, property));
  const [source = "", ...others] = new Set(sources);
  if (source === "" || others.length > 0 || sources.length < FEWEST_COPIES) return undefined;
  const keys = new Set(object.properties.map((property) => property.name?.getText() ?? ""));
  const around = compiler.findAncestor(declaration, compiler.isFunctionLike);
  const asked = around && membersAskedOf(compiler, around, name.text);
  const [member, ...rivals] = asked?.filter((one) => !keys.has(one)) ?? [];
  return member === undefined || rivals.length > 0 ? undefined : { object, source, member };
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

/** What a function reads of a variable; nothing of it where it ever sets that. */
function membersAskedOf(compiler: typeof ts, around: ts.Node, variable: string): string[] {
  const read = new Set<string>();
  const made = new Set<string>();
  for (const { parent, text } of identifiersIn(compiler, around)) {
    const isOwner = compiler.isPropertyAccessExpression(parent) && parent.expression.getText() === text;
    if (!isOwner || text !== variable) continue;
    const isSet =
      compiler.isBinaryExpression(parent.parent) &&
      parent.parent.left === parent &&
      /^(?:[^=!<>]*)=$/.test(parent.parent.operatorToken.getText());
    const isDeleted = compiler.isDeleteExpression(parent.parent);
    const isCalled = compiler.isCallExpression(parent.parent) && parent.parent.expression === parent;
    (isSet || isDeleted || isCalled ? made : read).add(parent.name.text);
  }
  return [...read].filter((name) => !made.has(name));
}

function withCopy(file: string, { object, source, member }: Lacking): Candidate {
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
