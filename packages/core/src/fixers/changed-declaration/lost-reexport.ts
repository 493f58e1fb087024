import type { ts } from "ts-morph";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";
import { findDiagnostic } from "../../repository/typescript/find-diagnostic.ts";
import { missingImportAt } from "../renamed-export/missing-import.ts";
import type { Answer, Site } from "./site.ts";

/** Everything was handed on, and now there is a list, which lacks a name that is asked for. */
const LISTED_CONFIDENCE = 0.9;
/** That a name was taken out of the list may be meant. */
const TAKEN_OUT_CONFIDENCE = 0.28;

/** The name that an index handed on before and does not any more, beside those that it hands on from the same module. */
export function lostReexport({ problem, engine, repository, textsBefore }: Site): Answer[] {
  const { file } = problem.location;
  const start = findDiagnostic(problem, engine.diagnostics(repository, [file]))?.start;
  const project = engine.languageService(repository, file);
  const missing = start === undefined ? undefined : missingImportAt(project, start);
  const before = missing?.file === undefined ? undefined : textsBefore.get(missing.file);
  const index = missing && project.program.getSourceFile(missing.path);
  if (missing?.file === undefined || before === undefined || index === undefined) return [];
  const lists = listsOf(project, index, missing.name);
  const [list] = lists;
  const last = list?.exports.elements.at(-1);
  if (list === undefined || last === undefined || lists.length > 1) return [];
  const specifier = list.module.getText().slice(1, -1);
  const isWhole =
    before.includes(`export * from "${specifier}"`) || before.includes(`export * from '${specifier}'`);
  if (!isWhole && !hasWord(before, missing.name)) return [];
  const text = `, ${list.isType ? "type " : ""}${missing.name}`;
  return [
    {
      title: `Hand on \`${missing.name}\` from ${missing.file}`,
      edits: [{ file: missing.file, edits: [{ start: last.end, end: last.end, text }] }],
      rationale: `${missing.file} exported it before it was changed`,
      confidence: isWhole ? LISTED_CONFIDENCE : TAKEN_OUT_CONFIDENCE,
    },
  ];
}

interface List {
  exports: ts.NamedExports;
  module: ts.Expression;
  /** Whether the name is of a type and has to be told so. */
  isType: boolean;
}

/** The lists of what a file hands on from modules that have a name. */
function listsOf({ ts: compiler, program }: ServiceOfFile, index: ts.SourceFile, name: string): List[] {
  const checker = program.getTypeChecker();
  return index.statements.flatMap((statement): List[] => {
    if (!compiler.isExportDeclaration(statement)) return [];
    const { moduleSpecifier: module, exportClause: exports } = statement;
    if (module === undefined || exports === undefined || !compiler.isNamedExports(exports)) return [];
    const symbol = checker.getSymbolAtLocation(module);
    const found = symbol && checker.getExportsOfModule(symbol).find((one) => one.name === name);
    if (found === undefined) return [];
    const target = found.flags & compiler.SymbolFlags.Alias ? checker.getAliasedSymbol(found) : found;
    const isType = (target.flags & compiler.SymbolFlags.Value) === 0;
    return statement.isTypeOnly && !isType
      ? []
      : [{ exports, module, isType: isType && !statement.isTypeOnly }];
  });
}

function hasWord(text: string, name: string): boolean {
  return new RegExp(`(?<![\\w$])${name.replaceAll("$", String.raw`\$`)}(?![\\w$])`).test(text);
}
