import { posix } from "node:path";
import type { ts } from "ts-morph";
import { findDiagnostic } from "../../repository/typescript/find-diagnostic.ts";
import { writeSpecifier } from "../module-path/write-specifier.ts";
import { nodeAt } from "../node-at.ts";
import { moduleStem } from "../specifier.ts";
import type { DeclarationChange, Move } from "./declaration-changes.ts";
import { CARRIED_ON, type Answer, type Site } from "./site.ts";

/** Of each module that a module which is gone was split into, what it has of what is imported. */
export function splitModule(
  { problem, engine, repository }: Site,
  changes: readonly DeclarationChange[],
): Answer[] {
  const { file } = problem.location;
  const start = findDiagnostic(problem, engine.diagnostics(repository, [file]))?.start;
  const { ts: compiler, program, path } = engine.languageService(repository, file);
  const sourceFile = program.getSourceFile(path);
  if (start === undefined || sourceFile === undefined) return [];
  const isAsking = (node: ts.Node): node is ts.ImportDeclaration => compiler.isImportDeclaration(node);
  const statement = nodeAt(compiler, sourceFile, start, isAsking);
  const bindings = statement?.importClause?.namedBindings;
  if (statement === undefined || bindings === undefined || !compiler.isNamedImports(bindings)) return [];
  if (statement.importClause?.name !== undefined || !compiler.isStringLiteral(statement.moduleSpecifier))
    return [];
  const asked = statement.moduleSpecifier.text;
  const home = posix.join(posix.dirname(file), asked);
  const isFrom = (from: string): boolean => [moduleStem(home), `${home}/index`].includes(moduleStem(from));
  const moves = changes.filter((one): one is Move => one.kind === "moved" && isFrom(one.from));
  const names = bindings.elements.map(({ name, propertyName }) => (propertyName ?? name).text);
  const homes = names.map((name) => moves.find((move) => move.name === name)?.to);
  const parts = [...new Set(homes)].map((to) => ({
    to,
    names: bindings.elements.filter((_, index) => homes[index] === to).map((element) => element.getText()),
  }));
  if (!asked.startsWith(".") || parts.length < 2) return [];
  const quote = statement.moduleSpecifier.getText().slice(0, 1);
  const head = statement.importClause?.isTypeOnly === true ? "import type" : "import";
  const end = statement.getText().endsWith(";") ? ";" : "";
  const texts: string[] = [];
  for (const { to, names: taken } of parts) {
    if (to === undefined) return [];
    const specifier = writeSpecifier(file, to, { before: asked, manner: "as-before" });
    texts.push(`${head} { ${taken.join(", ")} } from ${quote}${specifier}${quote}${end}`);
  }
  const edit = { start: statement.getStart(), end: statement.getEnd(), text: texts.join("\n") };
  return [
    {
      title: `Import from ${parts.map(({ to }) => to).join(" and ")}`,
      edits: [{ file, edits: [edit] }],
      rationale: `${asked} was split into them`,
      confidence: CARRIED_ON,
    },
  ];
}
