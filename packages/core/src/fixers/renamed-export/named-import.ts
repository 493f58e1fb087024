import type { ts } from "ts-morph";
import { errorNode, replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";

/** A module has no default export, or what it gives by default is no class, no function, no type. */
export const DEFAULT_CODES: ReadonlySet<string | undefined> = new Set([
  "TS1192",
  "TS2613",
  "TS2349",
  "TS2351",
  "TS2709",
  "TS2749",
]);

const CONFIDENCE = 0.92;

/** `import { Decoder } from` for `import Decoder from`, where the module exports something of just that name. */
export function namedImport(site: ErrorSite): Answer[] {
  const { ts: compiler, checker } = site;
  const clause = clauseAt(site);
  const name = clause?.name;
  if (clause === undefined || name === undefined) return [];
  const { namedBindings } = clause;
  if (namedBindings !== undefined && !compiler.isNamedImports(namedBindings)) return [];
  const module = checker.getSymbolAtLocation(clause.parent.moduleSpecifier);
  const exported = module && checker.tryGetMemberInModuleExports(name.text, module);
  if (exported === undefined) return [];
  const others = (namedBindings?.elements ?? []).map((element) => element.getText());
  const text = `${clause.isTypeOnly ? "type " : ""}{ ${[name.text, ...others].join(", ")} }`;
  return [
    {
      title: `Import \`${name.text}\` by its name`,
      edits: [replaced(clause, text)],
      rationale: "the module exports it by that name, and by default nothing or something else",
      confidence: CONFIDENCE,
    },
  ];
}

/** The import that an error is at, or that the name which it is at comes from. */
function clauseAt(site: ErrorSite): ts.ImportClause | undefined {
  const { ts: compiler, checker } = site;
  const node = errorNode(site);
  if (compiler.isImportClause(node)) return node;
  const name = compiler.isNewExpression(node) || compiler.isCallExpression(node) ? node.expression : node;
  if (!compiler.isIdentifier(name)) return undefined;
  const declaration = checker.getSymbolAtLocation(name)?.declarations?.[0];
  return declaration !== undefined && compiler.isImportClause(declaration) ? declaration : undefined;
}
