import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";
import type { TextEdit } from "../../model/edit.ts";
import type { LocatedProblem } from "../../model/problem.ts";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";
import type { FixerContext } from "../fixer.ts";
import { inserted } from "../type-error/error-site.ts";

/** How runtimes that only take types out say it, as they do not know that a name is one. */
const ABSENT_EXPORT = /does not provide an export named '(?<name>[\w$]{1,100})'/;
const CONFIDENCE = 0.95;

/** Whether a failure may be that of a type which is imported as a value. */
export function isAbsentExport({ message }: Pick<LocatedProblem, "message">): boolean {
  return ABSENT_EXPORT.test(message);
}

/** Says of all types that a file imports or hands on that they are types: whoever runs it without a compiler stops at each. */
export async function importedType(
  { message, location: { file } }: LocatedProblem,
  { repository }: FixerContext,
): Promise<Omit<Candidate, "origin">[]> {
  const name = ABSENT_EXPORT.exec(message)?.groups?.["name"];
  const engine = await repository.typescript();
  if (name === undefined || !engine.knows(repository, file)) return [];
  const project = engine.languageService(repository, file);
  const statements = statementsOf(project);
  const isMeant = statements.some(({ types }) => types.some((type) => importedName(type) === name));
  if (!isMeant) return [];
  return [
    {
      title: `Import \`${name}\` as the type that it is`,
      edits: [{ file, edits: statements.flatMap((statement) => asTypes(statement)) }],
      rationale: "types are taken out before the program runs",
      confidence: CONFIDENCE,
    },
  ];
}

type Specifier = ts.ImportSpecifier | ts.ExportSpecifier;

/** An import, or an export from elsewhere, with what of it stands for types alone. */
interface Statement {
  keyword: ts.Node | undefined;
  types: Specifier[];
  isWhole: boolean;
}

function statementsOf(project: ServiceOfFile): Statement[] {
  const { ts: compiler, program, path } = project;
  const checker = program.getTypeChecker();
  return (program.getSourceFile(path)?.statements ?? []).flatMap((statement) => {
    const named = namedIn(compiler, statement);
    const types = named?.elements.filter((one) => !one.isTypeOnly && isType(compiler, checker, one)) ?? [];
    if (named === undefined || types.length === 0) return [];
    const isWhole = types.length === named.elements.length && !hasDefault(compiler, statement);
    return [{ keyword: statement.getFirstToken(), types, isWhole }];
  });
}

function namedIn(
  compiler: typeof ts,
  statement: ts.Statement,
): ts.NamedImports | ts.NamedExports | undefined {
  if (compiler.isImportDeclaration(statement)) {
    const { phaseModifier, namedBindings } = statement.importClause ?? {};
    const isNamed = namedBindings !== undefined && compiler.isNamedImports(namedBindings);
    return isNamed && phaseModifier === undefined ? namedBindings : undefined;
  }
  if (!compiler.isExportDeclaration(statement) || statement.isTypeOnly) return undefined;
  const { exportClause, moduleSpecifier } = statement;
  const isNamed = exportClause !== undefined && compiler.isNamedExports(exportClause);
  return isNamed && moduleSpecifier !== undefined ? exportClause : undefined;
}

function hasDefault(compiler: typeof ts, statement: ts.Statement): boolean {
  return compiler.isImportDeclaration(statement) && statement.importClause?.name !== undefined;
}

function isType(compiler: typeof ts, checker: ts.TypeChecker, { name }: Specifier): boolean {
  const symbol = checker.getSymbolAtLocation(name);
  if (symbol === undefined || (symbol.flags & compiler.SymbolFlags.Alias) === 0) return false;
  const { flags, declarations = [] } = checker.getAliasedSymbol(symbol);
  return declarations.length > 0 && (flags & compiler.SymbolFlags.Value) === 0;
}

function importedName({ name, propertyName }: Specifier): string {
  return (propertyName ?? name).text;
}

function asTypes({ keyword, types, isWhole }: Statement): TextEdit[] {
  return isWhole && keyword !== undefined
    ? [inserted(keyword.getEnd(), " type")]
    : types.map((type) => inserted(type.getStart(), "type "));
}
