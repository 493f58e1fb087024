import type { ts } from "ts-morph";
import type { TextEdit } from "../model/edit.ts";
import type { ProgramOfFile } from "../repository/typescript/engine.ts";

const ANY = /\bany\b/;

/** A file with its edits in place. */
interface EditedSource {
  file: string;
  text: string;
  edits: readonly TextEdit[];
}

/**
 * How many `any` that edits wrote only say again what the project says of the same thing elsewhere: the interface or
 * class that a member comes from, the type that a literal must have, the JSDoc of the declaration. `project` is asked for
 * the one that compiles the file with the edits only where it may tell; undefined where there is none.
 */
export function countRepeatedAny(
  compiler: typeof ts,
  { file, text, edits }: EditedSource,
  project: () => ProgramOfFile | undefined,
): number {
  const written = writtenSpans(edits);
  const isWritten = ({ end }: ts.Node): boolean => written.some(({ from, to }) => end > from && end <= to);
  const anys = (source: ts.SourceFile): ts.Node[] => anysOf(source, compiler).filter(isWritten);
  const alone = compiler.createSourceFile(file, text, compiler.ScriptTarget.Latest, true);
  const ofDocumentation = anys(alone).map((any) => isSaid(any, (node) => isSaidByJsDoc(node, any, compiler)));
  const mayBeSaid =
    ofDocumentation.includes(true) ||
    anys(alone).some((any) => isSaid(any, (node) => hasOwner(node, compiler)));
  const shown = mayBeSaid ? project() : undefined;
  const sourceFile = shown?.program.getSourceFile(shown.path);
  if (shown === undefined || sourceFile === undefined) return 0;
  const ofOwners = anys(sourceFile).map((any) => isSaid(any, (node) => isSaidByOwner(node, shown)));
  return ofOwners.filter((said, index) => said || ofDocumentation[index] === true).length;
}

/** Where the texts of edits stand once all are in place, those at one place one after the other. */
function writtenSpans(edits: readonly TextEdit[]): { from: number; to: number }[] {
  let shift = 0;
  return edits
    .toSorted((a, b) => a.start - b.start || a.end - b.end)
    .map(({ start, end, text }) => {
      const from = start + shift;
      shift += text.length - (end - start);
      return { from, to: from + text.length };
    });
}

function anysOf(file: ts.SourceFile, compiler: typeof ts): ts.Node[] {
  const anys: ts.Node[] = [];
  function visit(node: ts.Node): void {
    if (node.kind === compiler.SyntaxKind.AnyKeyword) anys.push(node);
    compiler.forEachChild(node, visit);
  }
  visit(file);
  return anys;
}

/** Looks outwards from an `any` for a declaration that another one speaks of as well. */
function isSaid(any: ts.Node, says: (node: ts.Node) => boolean): boolean {
  for (let node: ts.Node | undefined = any; node !== undefined; node = node.parent as ts.Node | undefined) {
    if (says(node)) return true;
  }
  return false;
}

/** `@param {*} value`, `@type {?}`, `@returns {any}` above the very declaration; programs for checking do not read these. */
function isSaidByJsDoc(node: ts.Node, any: ts.Node, compiler: typeof ts): boolean {
  if (
    !compiler.isVariableDeclaration(node) &&
    !compiler.isParameter(node) &&
    !compiler.isFunctionLike(node)
  ) {
    return compiler.isPropertyDeclaration(node) && saysAny(compiler.getJSDocType(node), compiler);
  }
  if (!compiler.isFunctionLike(node)) return saysAny(compiler.getJSDocType(node), compiler);
  const isOfResult = node.type !== undefined && node.type.pos <= any.pos && any.end <= node.type.end;
  return isOfResult && saysAny(compiler.getJSDocReturnType(node), compiler);
}

function saysAny(node: ts.Node | undefined, compiler: typeof ts): boolean {
  if (node === undefined) return false;
  const { AnyKeyword, JSDocAllType, JSDocUnknownType } = compiler.SyntaxKind;
  if (node.kind === AnyKeyword || node.kind === JSDocAllType || node.kind === JSDocUnknownType) return true;
  return compiler.forEachChild(node, (child) => saysAny(child, compiler) || undefined) === true;
}

/** Whether it is a member that something else may say what it is of: a base of its class, or what its literal must be. */
function hasOwner(member: ts.Node, compiler: typeof ts): boolean {
  if (!compiler.isClassElement(member) && !compiler.isObjectLiteralElement(member)) return false;
  const { parent } = member;
  return compiler.isClassLike(parent)
    ? (parent.heritageClauses ?? []).length > 0
    : compiler.isObjectLiteralExpression(parent);
}

/** Whether a member is of a type that says `any` of it: of what its class extends or implements, or its literal must be. */
function isSaidByOwner(member: ts.Node, project: ProgramOfFile): boolean {
  const { ts, program } = project;
  const checker = program.getTypeChecker();
  if (!ts.isClassElement(member) && !ts.isObjectLiteralElement(member)) return false;
  const name = member.name && nameOf(member.name, project);
  return ownersOf(member, project).some((owner) => {
    const types = ts.isIndexSignatureDeclaration(member)
      ? checker.getIndexInfosOfType(owner).map(({ type }) => type)
      : checker
          .getPropertiesOfType(owner)
          .filter(({ escapedName }) => escapedName === name)
          .map((symbol) => checker.getTypeOfSymbolAtLocation(symbol, member));
    return types.some((type) =>
      ANY.test(checker.typeToString(type, undefined, ts.TypeFormatFlags.NoTruncation)),
    );
  });
}

function nameOf(name: ts.PropertyName, { ts, program }: ProgramOfFile): ts.__String | undefined {
  return ts.isComputedPropertyName(name)
    ? program.getTypeChecker().getSymbolAtLocation(name)?.escapedName
    : ts.escapeLeadingUnderscores(name.text);
}

function ownersOf(
  { parent }: ts.ClassElement | ts.ObjectLiteralElement,
  { ts, program }: ProgramOfFile,
): ts.Type[] {
  const checker = program.getTypeChecker();
  if (ts.isClassLike(parent)) {
    const bases = parent.heritageClauses?.flatMap(({ types }) => types) ?? [];
    return bases.map((base) => checker.getTypeAtLocation(base));
  }
  const expected = ts.isObjectLiteralExpression(parent) ? checker.getContextualType(parent) : undefined;
  return expected === undefined ? [] : [expected];
}
