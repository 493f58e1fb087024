import { posix } from "node:path";
import type { ts } from "ts-morph";
import { areContrasting } from "../contrasting-names.ts";
import { errorNode, replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { wordsOf } from "../words-of.ts";

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
const ONLY_CONFIDENCE = 0.6;
const CONTRARY_CONFIDENCE = 0.25;

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
  if (exported === undefined) return module === undefined ? [] : onlyExport(site, clause, module);
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

/** `{ createLogger as makeLogger }` for `makeLogger`, of a module that gives nothing by default and one thing by name. */
function onlyExport(site: ErrorSite, clause: ts.ImportClause, module: ts.Symbol): Answer[] {
  const { ts: compiler, checker } = site;
  const { name, namedBindings } = clause;
  const isValue = ({ flags }: ts.Symbol): boolean => (flags & compiler.SymbolFlags.Value) !== 0;
  const exported = checker.getExportsOfModule(module);
  const [only, ...others] = exported.filter((one) => clause.isTypeOnly || isValue(one));
  if (name === undefined || namedBindings !== undefined || only === undefined || others.length > 0) return [];
  if (exported.some((one) => one.name === "default")) return [];
  return [
    {
      title: `Import \`${only.name}\` by its name`,
      edits: [replaced(clause, `${clause.isTypeOnly ? "type " : ""}{ ${only.name} as ${name.text} }`)],
      rationale: "it is all that the module exports",
      confidence: isMeant(clause, only.name, name.text) ? ONLY_CONFIDENCE : CONTRARY_CONFIDENCE,
    },
  ];
}

/** Whether two names are of one thing, or the file is called as it is imported: else another module may be meant. */
function isMeant({ parent: { moduleSpecifier } }: ts.ImportClause, exported: string, local: string): boolean {
  const file = posix.basename(moduleSpecifier.getText().slice(1, -1)).replace(/\.\w+$/, "");
  const words = [exported, file].flatMap(wordsOf);
  return !areContrasting(exported, local) && wordsOf(local).some((word) => words.includes(word));
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
