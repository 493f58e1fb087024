import type { ts } from "ts-morph";
import type { TextEdit } from "../../model/edit.ts";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";
import type { NewTypeParameters } from "./declaration-changes.ts";
import { CARRIED_ON, type Answer, type Site } from "./site.ts";

/** The type arguments of a file's references where the new parameters want them: in their order, and what stood there before. */
export function typeParameterAnswers(site: Site, change: NewTypeParameters): Answer[] {
  const { file } = site.problem.location;
  if (!isConcerned(site, change)) return [];
  const project = site.engine.languageService(site.repository, file);
  const edits = referencesIn(project, change).flatMap((reference) =>
    rewritten(project.ts, reference, change),
  );
  if (edits.length === 0) return [];
  const names = change.after.map(({ name }) => name).join(", ");
  return [
    {
      title: `Write \`${change.name}\` with its new type parameters in ${file}`,
      edits: [{ file, edits }],
      rationale: `it is \`${change.name}<${names}>\` since it was changed in ${change.file}`,
      confidence: CARRIED_ON,
    },
  ];
}

/** `Generic type 'Store<T>' requires 1 type argument(s).`; where there are as many as before, anything may not fit. */
function isConcerned({ problem: { code, message } }: Site, change: NewTypeParameters): boolean {
  if (code === "TS2314" || code === "TS2707") return message.includes(`'${change.name}<`);
  return change.before.length === change.after.length;
}

type Reference = ts.TypeReferenceNode | ts.ExpressionWithTypeArguments | ts.NewExpression;

function referencesIn(
  { ts: compiler, program, path, relative }: ServiceOfFile,
  change: NewTypeParameters,
): Reference[] {
  const checker = program.getTypeChecker();
  const found: Reference[] = [];
  function visit(node: ts.Node): void {
    const name = nameOf(compiler, node);
    if (name !== undefined && isMeant(name)) found.push(...asReference(compiler, node));
    compiler.forEachChild(node, visit);
  }
  function isMeant(name: ts.Node): boolean {
    const symbol = checker.getSymbolAtLocation(name);
    const target =
      symbol && symbol.flags & compiler.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    return (target?.declarations ?? []).some((one) => {
      const at = compiler.getNameOfDeclaration(one)?.getStart();
      return at === change.start && relative(one.getSourceFile().fileName) === change.file;
    });
  }
  const sourceFile = program.getSourceFile(path);
  if (sourceFile !== undefined) visit(sourceFile);
  return found;
}

function nameOf(compiler: typeof ts, node: ts.Node): ts.Node | undefined {
  if (compiler.isTypeReferenceNode(node)) return node.typeName;
  if (compiler.isExpressionWithTypeArguments(node)) return node.expression;
  return compiler.isNewExpression(node) ? node.expression : undefined;
}

function asReference(compiler: typeof ts, node: ts.Node): Reference[] {
  const isReference =
    compiler.isTypeReferenceNode(node) ||
    compiler.isExpressionWithTypeArguments(node) ||
    compiler.isNewExpression(node);
  return isReference ? [node] : [];
}

/** The arguments of one reference in the new order; what it does not need, or what nobody can tell, stays as it is. */
function rewritten(
  compiler: typeof ts,
  reference: Reference,
  { before, after }: NewTypeParameters,
): TextEdit[] {
  const given = reference.typeArguments ?? [];
  const isUnasked = compiler.isNewExpression(reference) && given.length === 0;
  if (isUnasked || given.length !== before.length) return [];
  const needed = after.findLastIndex(({ isOptional }) => !isOptional) + 1;
  const count = Math.max(needed, ...after.map(({ name }, index) => (before.includes(name) ? index + 1 : 0)));
  const texts: string[] = [];
  for (const { name, former } of after.slice(0, count)) {
    const text = given[before.indexOf(name)]?.getText() ?? former;
    if (text === undefined) return [];
    texts.push(text);
  }
  const [first] = given;
  const start = first?.getStart() ?? endOfName(compiler, reference);
  const end = given.at(-1)?.getEnd() ?? start;
  const list = texts.join(", ");
  return [{ start, end, text: first === undefined ? `<${list}>` : list }];
}

function endOfName(compiler: typeof ts, reference: Reference): number {
  return compiler.isTypeReferenceNode(reference) ? reference.typeName.end : reference.expression.end;
}
