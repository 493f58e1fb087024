import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";
import { isJavaScriptFile } from "../../repository/source-file.ts";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";
import { identifiersIn } from "../identifiers-in.ts";
import { wordsOf } from "../words-of.ts";

const CONFIDENCE = 0.7;
const FEWEST_SIBLINGS = 2;
/** What can only be read has none. */
const SETTER = "set";
const WORD = /[\w$]+/g;

/**
 * `define("title", { set: … })` where its neighbours are given `{ get, set }`: what they all have in the same words, or in words that
 * follow from what they share, one lacks.
 */
export function lackingSiblings(file: string, { ts: compiler, program, path }: ServiceOfFile): Candidate[] {
  const sourceFile = program.getSourceFile(path);
  if (sourceFile === undefined || !isJavaScriptFile(file)) return [];
  const groups = Map.groupBy(objectsIn(compiler, sourceFile), ({ role }) => role);
  return [...groups.values()].flatMap((group) =>
    group.flatMap((one) => {
      const lacking = lackingIn(compiler, one, group);
      return lacking === undefined ? [] : [withProperty(file, one, lacking)];
    }),
  );
}

/** An object, by what it is given as. */
interface Sibling {
  role: string;
  object: ts.ObjectLiteralExpression;
  keys: readonly string[];
}

interface Lacking {
  key: string;
  text: string;
  /** What stands before it in the others, if anything. */
  behind: string | undefined;
}

function objectsIn(compiler: typeof ts, sourceFile: ts.SourceFile): Sibling[] {
  const found: Sibling[] = [];
  function visit(node: ts.Node): void {
    const role = compiler.isObjectLiteralExpression(node) ? roleOf(compiler, node) : undefined;
    if (role !== undefined && compiler.isObjectLiteralExpression(node)) {
      const keys = node.properties.map(({ name }) => name?.getText() ?? "");
      if (!keys.includes("")) found.push({ role, object: node, keys });
    }
    compiler.forEachChild(node, visit);
  }
  visit(sourceFile);
  return found;
}

/** `Object.defineProperty 2`, `data` */
function roleOf(compiler: typeof ts, object: ts.ObjectLiteralExpression): string | undefined {
  const { parent } = object;
  if (compiler.isPropertyAssignment(parent)) return parent.name.getText();
  if (!compiler.isCallExpression(parent)) return undefined;
  return `${parent.expression.getText()} ${parent.arguments.indexOf(object)}`;
}

function lackingIn(compiler: typeof ts, one: Sibling, group: readonly Sibling[]): Lacking | undefined {
  const { keys } = one;
  if (keys.length === 0 || group.some((other) => other !== one && areSame(other.keys, keys)))
    return undefined;
  const greater = group.filter(
    (other) => other.keys.length === keys.length + 1 && keys.every((key) => other.keys.includes(key)),
  );
  const beside = greater.filter((other) => areBesideTheSame(compiler, one, other));
  const whole = beside.length < FEWEST_SIBLINGS ? greater : beside;
  const [key, ...rivals] = new Set(
    whole.flatMap((other) => other.keys.filter((each) => !keys.includes(each))),
  );
  if (key === undefined || key === SETTER || rivals.length > 0 || whole.length < FEWEST_SIBLINGS)
    return undefined;
  const all = whole.map((other) => propertyOf(other, key));
  const told = whole.flatMap((other) => derived(one, other, key) ?? []);
  const [text, ...texts] = new Set(all.every((each) => each === all[0]) ? all : told);
  const isTold =
    text !== undefined && texts.length === 0 && (told.length >= FEWEST_SIBLINGS || all[0] === text);
  const [first] = whole;
  if (first === undefined) return undefined;
  const behind = first.keys[first.keys.indexOf(key) - 1];
  if (isTold) return isInSight(compiler, first, one, key) ? { key, text, behind } : undefined;
  const idle = idleVariable(compiler, one.object, key.replaceAll(/["']/g, ""));
  return idle === undefined ? undefined : { key, text: `${key}: ${idle}`, behind };
}

/** The only variable of the function around that nothing reads and that is called as a key, whatever words it has before that. */
function idleVariable(compiler: typeof ts, object: ts.Node, key: string): string | undefined {
  const around = compiler.findAncestor(object, compiler.isFunctionLike);
  if (around === undefined) return undefined;
  const names = identifiersIn(compiler, around);
  const [only, ...others] = names.filter(
    ({ text, parent }) =>
      compiler.isVariableDeclaration(parent) &&
      parent.name.getText() === text &&
      wordsOf(text).at(-1) === key.toLowerCase() &&
      names.every((other) => other.text !== text || isFilled(compiler, other)),
  );
  return others.length === 0 ? only?.text : undefined;
}

/** Whether a name stands where it is declared, or given a value. */
function isFilled(compiler: typeof ts, name: ts.Identifier): boolean {
  const { parent } = name;
  if (compiler.isVariableDeclaration(parent)) return parent.name === name;
  return (
    compiler.isBinaryExpression(parent) &&
    parent.left === name &&
    parent.operatorToken.kind === compiler.SyntaxKind.EqualsToken
  );
}

function areSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((key) => b.includes(key));
}

/** Two objects that are members of objects which share a text beside them: `{ kind: "method", data: {…} }`. */
function areBesideTheSame(compiler: typeof ts, one: Sibling, other: Sibling): boolean {
  const texts = textsBeside(compiler, one.object);
  return textsBeside(compiler, other.object).some((text) => texts.includes(text));
}

function textsBeside(compiler: typeof ts, { parent: { parent } }: ts.ObjectLiteralExpression): string[] {
  if (!compiler.isObjectLiteralExpression(parent)) return [];
  return parent.properties.flatMap((property) =>
    compiler.isPropertyAssignment(property) && compiler.isStringLiteral(property.initializer)
      ? [property.getText()]
      : [],
  );
}

function propertyOf({ object, keys }: Sibling, key: string): string {
  return object.properties[keys.indexOf(key)]?.getText() ?? "";
}

/** The property in the words of the one that lacks it, where what both have differs in a single word. */
function derived(one: Sibling, other: Sibling, key: string): string | undefined {
  const words = new Map<string, string>();
  for (const shared of one.keys) {
    const [own, theirs] = [propertyOf(one, shared), propertyOf(other, shared)];
    if (own.replaceAll(WORD, "") !== theirs.replaceAll(WORD, "")) return undefined;
    const ownWords = own.match(WORD) ?? [];
    for (const [index, word] of (theirs.match(WORD) ?? []).entries()) {
      const mine = ownWords[index] ?? "";
      if ((words.get(word) ?? mine) !== mine) return undefined;
      words.set(word, mine);
    }
  }
  const [changed, ...others] = [...words].filter(([from, to]) => from !== to);
  if (changed === undefined || others.length > 0) return undefined;
  const [from, to] = changed;
  const text = propertyOf(other, key);
  const changedText = text.replaceAll(WORD, (each) => (each === from ? to : each));
  return changedText === text ? undefined : changedText;
}

/** Whether the names that a property uses are those of the whole file, or of the function that both objects are in. */
function isInSight(compiler: typeof ts, from: Sibling, to: Sibling, key: string): boolean {
  const property = from.object.properties[from.keys.indexOf(key)];
  const around = compiler.findAncestor(from.object, compiler.isFunctionLike);
  if (property === undefined) return false;
  const isAround = around === undefined || (around.pos <= to.object.pos && to.object.end <= around.end);
  const inner = new Set(identifiersIn(compiler, around ?? property).map(({ text }) => text));
  const names = identifiersIn(compiler, property).filter(({ text }) => text !== key && inner.has(text));
  return isAround || names.every(({ parent }) => compiler.isPropertyAccessExpression(parent));
}

function withProperty(file: string, { object, keys }: Sibling, { key, text, behind }: Lacking): Candidate {
  const { properties } = object;
  const before = behind === undefined ? undefined : properties[keys.indexOf(behind)];
  const next = properties[0];
  const sourceFile = object.getSourceFile();
  const gap = sourceFile.text.slice(object.getStart() + 1, next?.getStart());
  const space = /^\s+$/.test(gap) ? gap : "";
  const start = before?.getEnd() ?? next?.getStart() ?? object.getEnd() - 1;
  const { line } = sourceFile.getLineAndCharacterOfPosition(start);
  return {
    title: `Add \`${key}\` at line ${line + 1} of ${file}`,
    edits: [
      {
        file,
        edits: [
          {
            start,
            end: start,
            text: before === undefined ? `${text},${space || " "}` : `,${space || " "}${text}`,
          },
        ],
      },
    ],
    origin: "run-time-slip",
    rationale: `all that stand beside it have \`${key}\``,
    confidence: CONFIDENCE,
  };
}
