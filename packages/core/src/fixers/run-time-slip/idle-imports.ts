import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";
import { isJavaScriptFile } from "../../repository/source-file.ts";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";
import { identifiersIn } from "../identifiers-in.ts";

const CONFIDENCE = 0.85;
const FEWEST_OTHERS = 3;

/** `{ Literal, Element }` in a script that imports `Name` as well, uses it nowhere, and lists what else it imports there in that order. */
export function idleImports(file: string, { ts: compiler, program, path }: ServiceOfFile): Candidate[] {
  const sourceFile = program.getSourceFile(path);
  if (sourceFile === undefined || !isJavaScriptFile(file)) return [];
  const imported = sourceFile.statements.flatMap((statement) =>
    compiler.isImportDeclaration(statement) && statement.importClause?.name !== undefined
      ? [statement.importClause.name.text]
      : [],
  );
  const names = identifiersIn(compiler, sourceFile).filter((name) => !isNameOfMember(compiler, name));
  const times = Map.groupBy(names, ({ text }) => text);
  const [idle, ...others] = imported.filter((name) => times.get(name)?.length === 1);
  if (idle === undefined || others.length > 0) return [];
  const lists = listsIn(compiler, sourceFile).flatMap((object) => {
    const own = object.properties.filter(
      (one) => compiler.isShorthandPropertyAssignment(one) && imported.includes(one.name.text),
    );
    return own.length >= FEWEST_OTHERS ? [own] : [];
  });
  const [list, ...rivals] = lists;
  if (list === undefined || rivals.length > 0 || list.length < imported.length / 2) return [];
  const next = list.find((one) => imported.indexOf(one.name?.getText() ?? "") > imported.indexOf(idle));
  const beside = next ?? list.at(-1);
  return beside === undefined ? [] : [listed(file, { idle, beside, isBefore: next !== undefined })];
}

/** `all.Name`, `Name: write` */
function isNameOfMember(compiler: typeof ts, name: ts.Identifier): boolean {
  const { parent } = name;
  const isMember = compiler.isPropertyAccessExpression(parent) || compiler.isPropertyAssignment(parent);
  return isMember && parent.name === name;
}

function listsIn(compiler: typeof ts, sourceFile: ts.SourceFile): ts.ObjectLiteralExpression[] {
  const found: ts.ObjectLiteralExpression[] = [];
  function visit(node: ts.Node): void {
    if (compiler.isObjectLiteralExpression(node)) found.push(node);
    compiler.forEachChild(node, visit);
  }
  visit(sourceFile);
  return found;
}

interface Listing {
  idle: string;
  /** What it is to stand beside. */
  beside: ts.Node;
  isBefore: boolean;
}

function listed(file: string, { idle, beside, isBefore }: Listing): Candidate {
  const sourceFile = beside.getSourceFile();
  const gap = sourceFile.text.slice(beside.getFullStart(), beside.getStart());
  const space = /^\s+$/.test(gap) ? gap : " ";
  const start = isBefore ? beside.getStart() : beside.getEnd();
  const { line } = sourceFile.getLineAndCharacterOfPosition(start);
  return {
    title: `List \`${idle}\` at line ${line + 1} of ${file}`,
    edits: [
      { file, edits: [{ start, end: start, text: isBefore ? `${idle},${space}` : `,${space}${idle}` }] },
    ],
    origin: "run-time-slip",
    rationale: "all else that is imported stands there, and nothing uses it",
    confidence: CONFIDENCE,
  };
}
