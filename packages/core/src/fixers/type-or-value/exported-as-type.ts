import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";
import type { TextEdit } from "../../model/edit.ts";
import { errorNode, replaced, type ErrorSite } from "../type-error/error-site.ts";

const CONFIDENCE = 0.85;
const MOST_STEPS = 8;

/** Exports the value too, where a name comes through `export type { Base } from "./base"` and is used as one. */
export function exportedAsType(site: ErrorSite, origin: string): Candidate[] {
  const node = errorNode(site);
  const name = site.ts.isExpressionWithTypeArguments(node) ? node.expression : node;
  const specifier = typeOnlyExport(site, name);
  if (specifier === undefined) return [];
  const file = site.project.relative(specifier.getSourceFile().fileName);
  if (file === undefined || `/${file}`.includes("/node_modules/")) return [];
  const exported = specifier.name.text;
  return [
    {
      title: `Export \`${exported}\` as a value, too`,
      edits: [{ file, edits: [withValue(site, specifier)] }],
      origin,
      rationale: `${file} exports \`${exported}\` as a type, and it is used as a value`,
      confidence: CONFIDENCE,
    },
  ];
}

/** The export on the way to a name's declaration that leaves the value out. */
function typeOnlyExport({ ts: compiler, checker }: ErrorSite, node: ts.Node): ts.ExportSpecifier | undefined {
  let symbol = checker.getSymbolAtLocation(node);
  for (let step = 0; symbol !== undefined && step < MOST_STEPS; step++) {
    const found = symbol.declarations?.find(
      (declaration): declaration is ts.ExportSpecifier =>
        compiler.isExportSpecifier(declaration) &&
        (declaration.isTypeOnly || declaration.parent.parent.isTypeOnly),
    );
    if (found !== undefined) return found;
    const isAlias = (symbol.flags & compiler.SymbolFlags.Alias) !== 0;
    symbol = isAlias ? checker.getImmediateAliasedSymbol(symbol) : undefined;
  }
  return undefined;
}

/** `export { type Item, Base }` of `export type { Item, Base }`; the others stay types. */
function withValue({ ts: compiler }: ErrorSite, specifier: ts.ExportSpecifier): TextEdit {
  if (specifier.isTypeOnly) return replaced(specifier, specifier.getText().replace(/^type\s+/, ""));
  const declaration = specifier.parent.parent;
  const text = declaration.getText();
  const names = specifier.parent.elements.map((element) =>
    element === specifier ? element.getText() : `type ${element.getText()}`,
  );
  const from =
    declaration.moduleSpecifier === undefined ? "" : ` from ${declaration.moduleSpecifier.getText()}`;
  const end = compiler.isExportDeclaration(declaration) && text.endsWith(";") ? ";" : "";
  return replaced(declaration, `export { ${names.join(", ")} }${from}${end}`);
}
