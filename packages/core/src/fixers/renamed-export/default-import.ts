import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";
import type { FileEdit, TextEdit } from "../../model/edit.ts";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";
import { titleOf, type MissingImport } from "./missing-import.ts";
import { isSpecifier, type ModuleUse } from "./module-use.ts";
import type { User } from "./users.ts";

const SAME_NAME_CONFIDENCE = 0.95;
const ONLY_EXPORT_CONFIDENCE = 0.7;
const OTHER_CONFIDENCE = 0.25;

/** The missing name may be what the module exports by default: then every user imports that instead. */
export function defaultImport(
  project: ServiceOfFile,
  missing: MissingImport,
  users: readonly User[],
): Omit<Candidate, "origin"> | undefined {
  const checker = project.program.getTypeChecker();
  const exported = checker.getExportsOfModule(missing.module);
  const symbol = exported.find(({ name }) => name === "default");
  if (symbol === undefined) return undefined;
  const edits: FileEdit[] = [];
  for (const { file, uses } of users) {
    const changed = uses.map((use) => importDefault(project.ts, use));
    const known = changed.filter((edit) => edit !== undefined);
    if (known.length < changed.length) return undefined;
    edits.push({ file, edits: known });
  }
  const isSameName = declaredName(project, symbol) === missing.name;
  const isOnlyExport = exported.length === 1;
  const otherConfidence = isOnlyExport ? ONLY_EXPORT_CONFIDENCE : OTHER_CONFIDENCE;
  return {
    title: `Import \`${missing.name}\` as the default export`,
    edits,
    rationale: `${titleOf(missing)} exports ${isSameName ? `\`${missing.name}\`` : "what it exports"} by default`,
    confidence: isSameName ? SAME_NAME_CONFIDENCE : otherConfidence,
  };
}

/** `{ name, other }` becomes `name, { other }`; undefined where a file has another default import already. */
function importDefault(compiler: typeof ts, use: ModuleUse): TextEdit | undefined {
  if (!isSpecifier(compiler, use)) return undefined;
  if (compiler.isExportSpecifier(use))
    return { start: use.getStart(), end: use.getEnd(), text: `default as ${use.name.text}` };
  const clause = use.parent.parent;
  const others = use.parent.elements.filter((element) => element !== use).map((element) => element.getText());
  if (clause.name !== undefined || (clause.isTypeOnly && others.length > 0)) return undefined;
  const named = others.length === 0 ? "" : `, { ${others.join(", ")} }`;
  const text = `${clause.isTypeOnly ? "type " : ""}${use.name.text}${named}`;
  return { start: clause.getStart(), end: clause.getEnd(), text };
}

/** `chart` in `export default function chart()` and in `export default chart`. */
function declaredName({ ts }: ServiceOfFile, symbol: ts.Symbol): string | undefined {
  const declaration = symbol.declarations?.[0];
  if (declaration === undefined) return undefined;
  if (ts.isExportAssignment(declaration))
    return ts.isIdentifier(declaration.expression) ? declaration.expression.text : undefined;
  const name = ts.getNameOfDeclaration(declaration);
  return name !== undefined && ts.isIdentifier(name) ? name.text : undefined;
}
