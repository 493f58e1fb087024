import type { ts } from "ts-morph";
import type { ErrorSite } from "../type-error/error-site.ts";
import { sharedWords } from "../name-likeness.ts";
import { isTelling } from "../type-error/types.ts";
import type { Literal, Value } from "./literal.ts";

const CONFIDENCE = 0.7;
/** Many functions are of one type, and this one is called after something else. */
const OTHER_CONFIDENCE = 0.28;

/** The only import that nobody uses, where it is of the type of a missing member: it was imported for something. */
export function unusedImport(site: ErrorSite, member: ts.Symbol, literal: Literal): Value | undefined {
  const { ts: compiler, checker, sourceFile } = site;
  const target = checker.getTypeOfSymbolAtLocation(member, literal);
  if (!isTelling(site, target)) return undefined;
  const used = new Set<string>();
  const imported: ts.Identifier[] = [];
  function visit(node: ts.Node): void {
    if (compiler.isIdentifier(node)) {
      const { parent } = node;
      const isImported =
        compiler.isImportClause(parent) ||
        compiler.isNamespaceImport(parent) ||
        compiler.isImportSpecifier(parent);
      if (!isImported) used.add(node.text);
      else if (parent.name === node) imported.push(node);
    }
    compiler.forEachChild(node, visit);
  }
  visit(sourceFile);
  const unused = imported.filter(({ text }) => !used.has(text));
  const [only] = unused;
  if (only === undefined || unused.length > 1) return undefined;
  const type = checker.getTypeAtLocation(only);
  const isOther = target.getCallSignatures().length > 0 && sharedWords(only.text, member.name) === 0;
  const isValue = isTelling(site, type) && checker.isTypeAssignableTo(type, target);
  return isValue
    ? { name: member.name, text: only.text, confidence: isOther ? OTHER_CONFIDENCE : CONFIDENCE }
    : undefined;
}
