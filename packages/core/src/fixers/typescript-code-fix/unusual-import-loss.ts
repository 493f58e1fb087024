import type { ts } from "ts-morph";
import type { CodeFixSite } from "./code-fix-site.ts";
import { specifierOf } from "./import-target.ts";

/** Less likely than the same import in the form that the project's other files have. */
const CONFIDENCE_LOST = 0.02;

/** What an import loses that takes a name as the default where other files take it by its name, or the other way round. */
export function unusualImportLoss(action: ts.CodeFixAction, site: CodeFixSite): number {
  const specifier = specifierOf(action);
  if (specifier === undefined || specifier.startsWith(".")) return 0;
  const written = action.changes.flatMap(({ textChanges }) => textChanges.map(({ newText }) => newText));
  const isNamed = written.some((text) => text.includes("{"));
  const forms = formsElsewhere(specifier, site);
  const isUnusual = forms.has(isNamed ? "default" : "named") && !forms.has(isNamed ? "named" : "default");
  return isUnusual ? CONFIDENCE_LOST : 0;
}

function formsElsewhere(specifier: string, { project, reported }: CodeFixSite): Set<"default" | "named"> {
  const { ts: compiler, program } = project;
  const forms = new Set<"default" | "named">();
  for (const { isDeclarationFile, text, statements } of program.getSourceFiles()) {
    if (isDeclarationFile || !text.includes(specifier)) continue;
    for (const statement of statements) {
      if (!compiler.isImportDeclaration(statement)) continue;
      const { importClause, moduleSpecifier } = statement;
      if (!compiler.isStringLiteral(moduleSpecifier) || moduleSpecifier.text !== specifier) continue;
      if (importClause?.name?.text === reported) forms.add("default");
      const bindings = importClause?.namedBindings;
      const isNamed = bindings !== undefined && compiler.isNamedImports(bindings);
      if (isNamed && bindings.elements.some(({ name }) => name.text === reported)) forms.add("named");
    }
  }
  return forms;
}
