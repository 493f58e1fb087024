import ts from "typescript-6";
import type { Fault } from "./fault.ts";
import { faultyTexts } from "./faulty-texts.ts";
import { missingParts } from "./missing-parts.ts";

interface Enclosing {
  symbol: string;
  startLine: number;
  endLine: number;
}

/** What is planted: a part that is wrong, or one that is not there. */
export type FaultKind = "wrong" | "missing";

const WAYS = { wrong: faultyTexts, missing: missingParts };

/** Every fault that could be planted in the functions of a file, in text order. */
export function faultsIn(file: string, text: string, kind: FaultKind = "wrong"): Fault[] {
  const sourceFile = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const lineOf = (offset: number): number => sourceFile.getLineAndCharacterOfPosition(offset).line + 1;
  const faults: Fault[] = [];
  function visit(node: ts.Node, around: Enclosing | undefined): void {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isInterfaceDeclaration(node)) return;
    const inner = enclosing(node, lineOf) ?? around;
    if (inner !== undefined)
      for (const faulty of WAYS[kind](node))
        faults.push({ ...faulty, file, line: lineOf(faulty.start), ...inner });
    ts.forEachChild(node, (child) => visit(child, inner));
  }
  visit(sourceFile, undefined);
  return faults;
}

function enclosing(node: ts.Node, lineOf: (offset: number) => number): Enclosing | undefined {
  const symbol = ts.isFunctionLike(node) && "body" in node ? nameOf(node) : undefined;
  if (symbol === undefined) return undefined;
  return { symbol, startLine: lineOf(node.getStart()), endLine: lineOf(node.getEnd()) };
}

/** Its own name, or that of what it is the value of. */
function nameOf(node: ts.SignatureDeclaration): string | undefined {
  if (ts.isConstructorDeclaration(node)) return "constructor";
  if (node.name !== undefined) return node.name.getText();
  const { parent } = node;
  const holds =
    ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent) || ts.isPropertyDeclaration(parent);
  return holds ? parent.name.getText() : undefined;
}
