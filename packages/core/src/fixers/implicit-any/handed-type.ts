import type { ts } from "ts-morph";
import { identifiersIn } from "../identifiers-in.ts";
import { isJavaScript } from "../is-java-script.ts";
import { inserted, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { argumentsOf, isTelling } from "../type-error/types.ts";

const CONFIDENCE = 0.88;
const PLAIN = /^[\w$.<>, |"[\]-]{1,80}$/;

/** `(event: ChangeEvent<HTMLInputElement>)` of a handler that is handed on by its name, as what it is handed to gives it. */
export function handedType(site: ErrorSite, node: ts.Node): Answer[] {
  const { ts: compiler, checker, sourceFile } = site;
  const parameter = compiler.findAncestor(node, compiler.isParameter);
  if (parameter === undefined || parameter.type !== undefined || isJavaScript(sourceFile.fileName)) return [];
  const { parent: made, name } = parameter;
  const holder = compiler.isVariableDeclaration(made.parent) ? made.parent : made;
  if (holder.name === undefined || !compiler.isIdentifier(holder.name)) return [];
  const symbol = checker.getSymbolAtLocation(holder.name);
  const uses = identifiersIn(compiler, sourceFile).filter(
    (one) => one !== holder.name && checker.getSymbolAtLocation(one) === symbol,
  );
  const index = made.parameters.indexOf(parameter);
  const types = uses.map((use) => typeGiven(site, use, index));
  const [type] = types;
  if (type === undefined || !types.every((one) => one === type) || !isTelling(site, type)) return [];
  const told = writtenWithDefaults(site, type, parameter);
  const text = told.replaceAll(/import\("[^"]{1,200}"\)\./g, "");
  const imported = importsFor(site, type, told);
  if (imported === undefined || !PLAIN.test(text)) return [];
  const arrow = made.getText().slice(0, name.getStart() - made.getStart());
  const isBare = compiler.isArrowFunction(made) && !arrow.includes("(");
  return [
    {
      title: `Declare \`${name.getText()}\` as \`${text}\``,
      edits: [
        ...imported,
        ...(isBare ? [inserted(name.getStart(), "(")] : []),
        inserted((parameter.questionToken ?? name).getEnd(), `: ${text}${isBare ? ")" : ""}`),
      ],
      rationale: "that is what it is given where it is handed on",
      confidence: CONFIDENCE,
    },
  ];
}

/** What a function is given in one place where something asks for it. */
function typeGiven({ checker }: ErrorSite, use: ts.Identifier, index: number): ts.Type | undefined {
  const target = checker.getContextualType(use);
  const [signature, ...others] =
    target === undefined ? [] : checker.getNonNullableType(target).getCallSignatures();
  const given = others.length === 0 ? signature?.parameters[index] : undefined;
  return given && checker.getTypeOfSymbolAtLocation(given, use);
}

/** `ChangeEvent<HTMLInputElement>` for one whose second argument is what it is where it is left out. */
function writtenWithDefaults(site: ErrorSite, type: ts.Type, at: ts.Node): string {
  const { ts: compiler, checker } = site;
  const text = checker.typeToString(type, at, compiler.TypeFormatFlags.NoTruncation);
  const given = argumentsOf(site, type);
  const declaration = type.getSymbol()?.declarations?.find(compiler.isInterfaceDeclaration);
  const parameters = declaration?.typeParameters ?? [];
  const last = parameters.findLastIndex((one) => one.default === undefined);
  const [first] = given;
  const isOfOne = first !== undefined && given.length > 1 && given.every((one) => one === first);
  if (!isOfOne || last > 0) return text;
  return `${text.slice(0, text.indexOf("<"))}<${checker.typeToString(first, at)}>`;
}

/** The imports of what a type is written with; undefined where a name of it is not in sight and cannot be taken in. */
function importsFor(site: ErrorSite, type: ts.Type, told: string): Answer["edits"] | undefined {
  const parts = [type, ...argumentsOf(site, type)];
  const edits: Answer["edits"] = [];
  for (const part of parts) {
    const symbol = part.aliasSymbol ?? part.getSymbol();
    if (symbol === undefined || !told.includes(`").${symbol.name}`)) continue;
    const statement = importThatHas(site, symbol);
    const last = statement?.elements.at(-1);
    if (statement === undefined || last === undefined) return undefined;
    const mark = statement.parent.isTypeOnly ? "" : "type ";
    edits.push(inserted(last.getEnd(), `, ${mark}${symbol.name}`));
  }
  return edits;
}

/** The import of names from a module that exports the type as well. */
function importThatHas(
  { ts: compiler, checker, sourceFile }: ErrorSite,
  wanted: ts.Symbol,
): ts.NamedImports | undefined {
  for (const { importClause, moduleSpecifier } of sourceFile.statements.filter(
    compiler.isImportDeclaration,
  )) {
    const bindings = importClause?.namedBindings;
    const module = checker.getSymbolAtLocation(moduleSpecifier);
    const exported = module === undefined ? [] : checker.getExportsOfModule(module);
    const isNamed = bindings !== undefined && compiler.isNamedImports(bindings);
    if (isNamed && exported.some((one) => one === wanted)) return bindings;
  }
  return undefined;
}
