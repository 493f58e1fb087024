import type { ts } from "ts-morph";
import { nodeAt } from "../node-at.ts";
import { isIdle } from "./is-idle.ts";
import type { CodeFixSite } from "./code-fix-site.ts";

/** A style sheet takes effect when it is loaded, whoever asks it for names. */
const STYLES = /\.(?:css|less|sass|scss|styl)$/;

/** Whether an import that would go whole is of something that does something when it is loaded, and that nothing else loads. */
export function isLoadedForEffect({ project, sourceFile, diagnostic }: CodeFixSite): boolean {
  const { ts: compiler, program } = project;
  const declaration = nodeAt(compiler, sourceFile, diagnostic.start, compiler.isImportDeclaration);
  const clause = declaration?.importClause;
  if (declaration === undefined || clause === undefined || clause.phaseModifier !== undefined) return false;
  const specifier = declaration.moduleSpecifier;
  if (compiler.isStringLiteral(specifier) && STYLES.test(specifier.text)) return true;
  const checker = program.getTypeChecker();
  const moduleOf = (node: ts.Expression): ts.Declaration | undefined =>
    checker.getSymbolAtLocation(node)?.valueDeclaration;
  const loaded = moduleOf(specifier);
  if (loaded === undefined || !compiler.isSourceFile(loaded) || loaded.isDeclarationFile) return false;
  if (!loaded.statements.some((one) => compiler.isExpressionStatement(one) && !isIdle(compiler, one)))
    return false;
  const others = program
    .getSourceFiles()
    .flatMap(({ statements }) => statements.filter(compiler.isImportDeclaration))
    .filter((other) => other !== declaration && other.importClause?.phaseModifier === undefined);
  return !others.some(({ moduleSpecifier }) => moduleOf(moduleSpecifier) === loaded);
}
