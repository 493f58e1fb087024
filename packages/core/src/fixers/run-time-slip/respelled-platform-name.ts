import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";
import { isJavaScriptFile } from "../../repository/source-file.ts";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";
import { ALIKE, nameLikeness } from "../name-likeness.ts";

/** What every CommonJS module has without declaring it. */
const OF_MODULE = ["require", "module", "exports", "__dirname", "__filename"];
const CONFIDENCE = 0.9;

/** `requier("./cart")`, `modul.exports`, `module.exprots`: what Node brings, misspelt in a CommonJS module. */
export function respelledPlatformName(file: string, { ts, program, path }: ServiceOfFile): Candidate[] {
  const sourceFile = program.getSourceFile(path);
  if (sourceFile === undefined || !isJavaScriptFile(file)) return [];
  const declared = declaredNames(ts, sourceFile);
  const candidates: Candidate[] = [];
  function visit(node: ts.Node): void {
    const meant = ts.isIdentifier(node) ? meantBy(ts, node, declared) : undefined;
    if (meant !== undefined) candidates.push(respelled(file, node, meant));
    ts.forEachChild(node, visit);
  }
  if (sourceFile.statements.every((statement) => !ts.isImportDeclaration(statement))) visit(sourceFile);
  return candidates;
}

function meantBy(
  compiler: typeof ts,
  name: ts.Identifier,
  declared: ReadonlySet<string>,
): string | undefined {
  const { parent } = name;
  if (compiler.isPropertyAccessExpression(parent) && parent.name === name) {
    const isOfModule = compiler.isIdentifier(parent.expression) && parent.expression.text === "module";
    const isSet = compiler.isBinaryExpression(parent.parent) && parent.parent.left === parent;
    return isOfModule && isSet && name.text !== "exports" && isNear(name.text, "exports")
      ? "exports"
      : undefined;
  }
  const isUsed =
    (compiler.isCallExpression(parent) && parent.expression === name) ||
    (compiler.isPropertyAccessExpression(parent) && parent.expression === name);
  return isUsed && !declared.has(name.text)
    ? OF_MODULE.find((known) => known !== name.text && isNear(known, name.text))
    : undefined;
}

function isNear(a: string, b: string): boolean {
  return nameLikeness(a, b) >= ALIKE;
}

/** Every name that is declared anywhere in a file. */
function declaredNames(compiler: typeof ts, sourceFile: ts.SourceFile): Set<string> {
  const names = new Set<string>(Object.getOwnPropertyNames(globalThis).concat(OF_MODULE));
  function visit(node: ts.Node): void {
    if ("name" in node && !compiler.isPropertyAccessExpression(node)) {
      const name = node.name;
      if (isNode(name) && compiler.isIdentifier(name)) names.add(name.text);
    }
    compiler.forEachChild(node, visit);
  }
  visit(sourceFile);
  return names;
}

function isNode(value: unknown): value is ts.Node {
  return typeof value === "object" && value !== null && "kind" in value;
}

function respelled(file: string, name: ts.Node, meant: string): Candidate {
  const [start, end] = [name.getStart(), name.getEnd()];
  return {
    title: `Change spelling to '${meant}'`,
    edits: [{ file, edits: [{ start, end, text: meant }] }],
    origin: "run-time-slip",
    rationale: `nothing is called \`${name.getText()}\`, and \`${meant}\` is there in every CommonJS module`,
    confidence: CONFIDENCE,
  };
}
