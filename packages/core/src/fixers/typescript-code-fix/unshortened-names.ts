import type { ts } from "ts-morph";
import { nodeAt } from "../node-at.ts";
import { isShortened } from "../shortened-name.ts";
import { functionAround } from "../type-error/types.ts";
import type { CodeFixSite } from "./code-fix-site.ts";

const MISSING = "TS2304";

/** The parameters and variables of the functions around a missing name that it is short for: `request` for `req`. */
export function unshortenedNames({ project, sourceFile, diagnostic }: CodeFixSite): string[] {
  const { ts: compiler, program } = project;
  const name = nodeAt(compiler, sourceFile, diagnostic.start, compiler.isIdentifier);
  if (diagnostic.code !== MISSING || name === undefined || compiler.isTypeReferenceNode(name.parent))
    return [];
  const inScope = program.getTypeChecker().getSymbolsInScope(name, compiler.SymbolFlags.Variable);
  return inScope
    .filter((symbol) => isShortened(name.text, symbol.name) && isAround(compiler, symbol))
    .map((symbol) => symbol.name);
}

/** Whether a variable is one of a function, not of the file or of the platform. */
function isAround(compiler: typeof ts, { valueDeclaration: declaration }: ts.Symbol): boolean {
  return declaration !== undefined && functionAround(compiler, declaration) !== undefined;
}
