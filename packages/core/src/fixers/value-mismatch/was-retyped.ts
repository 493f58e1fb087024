import type { ts } from "ts-morph";
import { declarationsIn, type Declared } from "../changed-declaration/declarations-in.ts";
import type { FixerContext } from "../fixer.ts";
import type { ErrorSite } from "../type-error/error-site.ts";
import type { Mismatch } from "../type-error/mismatch.ts";
import { primitiveOf } from "../type-error/types.ts";

/**
 * Whether what is given, or what takes it, was declared as of another kind before the workspace was changed: `id: number` that
 * is now `id: string`. Then the code around it may be meant to follow, and to turn one into the other is only a guess.
 */
export async function wasRetyped(
  site: ErrorSite,
  { source, target, value, call }: Mismatch,
  { change }: FixerContext,
): Promise<boolean> {
  const { checker } = site;
  const bare = checker.getNonNullableType(target);
  if (primitiveOf(site, source) === undefined || primitiveOf(site, bare) === undefined) return false;
  const index = call?.arguments?.findIndex((argument) => argument === value) ?? -1;
  const taking = call && checker.getResolvedSignature(call)?.parameters[index]?.valueDeclaration;
  const declarations = [givenBy(site, value), memberOf(site, value), taking].filter(
    (one) => one !== undefined,
  );
  const known = declarations.length === 0 ? undefined : await change?.();
  if (known === undefined) return false;
  for (const declaration of declarations) {
    const sourceFile = declaration.getSourceFile();
    const file = site.project.relative(sourceFile.fileName);
    const from = known.files.find(({ path }) => path === file)?.from;
    const before = from === undefined ? undefined : await known.before(from);
    if (before === undefined) continue;
    const [now, earlier] = [sourceFile.text, before.text].map((text) =>
      declarationsIn(site.ts, sourceFile.fileName, text),
    );
    if (isRetyped(site.ts, declaration, now ?? [], earlier ?? [])) return true;
  }
  return false;
}

/** Where the value, or the member that is asked of another, is declared. */
function givenBy({ ts: compiler, checker }: ErrorSite, value: ts.Expression): ts.Declaration | undefined {
  const name = compiler.isPropertyAccessExpression(value) ? value.name : value;
  return checker.getSymbolAtLocation(name)?.valueDeclaration;
}

/** Where the member that is to have the value is declared. */
function memberOf(
  { ts: compiler, checker }: ErrorSite,
  { parent }: ts.Expression,
): ts.Declaration | undefined {
  const isMember = compiler.isPropertyAssignment(parent) || compiler.isShorthandPropertyAssignment(parent);
  const owner = isMember ? checker.getContextualType(parent.parent) : undefined;
  return isMember ? owner?.getProperty(parent.name.getText())?.valueDeclaration : undefined;
}

function isRetyped(
  compiler: typeof ts,
  declaration: ts.Declaration,
  now: readonly Declared[],
  earlier: readonly Declared[],
): boolean {
  const isParameter = compiler.isParameter(declaration);
  const around = isParameter ? named(compiler, declaration.parent) : declaration;
  const at = (compiler.getNameOfDeclaration(around) ?? around).getStart();
  const declared = now.find(({ start }) => start === at);
  const former = declared && earlier.find((one) => isNamesake(one, declared));
  if (declared === undefined || former === undefined) return false;
  if (!isParameter) return declared.container !== "" && declared.rest !== former.rest;
  const [own, other] = [declared, former].map((one) =>
    one.parameters?.find(({ name }) => name === declaration.name.getText()),
  );
  return own !== undefined && other !== undefined && own.type !== other.type;
}

/** A function, or the variable that holds it. */
function named(compiler: typeof ts, around: ts.SignatureDeclaration): ts.Declaration {
  return compiler.isVariableDeclaration(around.parent) ? around.parent : around;
}

function isNamesake(one: Declared, other: Declared): boolean {
  return one.container === other.container && one.name === other.name;
}
