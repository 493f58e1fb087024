import type { ts } from "ts-morph";
import { lineEndOf } from "../../repository/source-text.ts";
import { quoteOf } from "../quote-of.ts";
import { errorNode, inserted, type Answer, type ErrorSite } from "../type-error/error-site.ts";

/** What is to be done with the other variants, the compiler cannot tell. */
const CONFIDENCE = 0.28;
/** Members that say why there is no value. */
const REASONS = ["error", "message", "reason"];

/** A member that one variant of a union has: the others end the function, by what tells them apart. */
export function otherVariant(site: ErrorSite): Answer[] {
  const { ts: compiler, checker, sourceFile } = site;
  const name = errorNode(site);
  const access = name.parent;
  if (!compiler.isIdentifier(name) || !compiler.isPropertyAccessExpression(access)) return [];
  const value = access.expression;
  const statement = compiler.findAncestor(value, compiler.isStatement);
  if (!compiler.isIdentifier(value) || statement === undefined || !compiler.isBlock(statement.parent))
    return [];
  if (isReckonedWith(compiler, access) || isShown(compiler, access)) return [];
  const type = checker.getTypeAtLocation(value);
  const variants = type.isUnion() ? type.types : [];
  const others = variants.filter((variant) => checker.getPropertyOfType(variant, name.text) === undefined);
  if (others.length === 0 || others.length === variants.length) return [];
  const test = othersTest(site, value, { variants, others });
  if (test === undefined) return [];
  const before = /(?:^|\n)([^\S\n]*)$/.exec(sourceFile.text.slice(0, statement.getStart()))?.[1];
  const gap = before === undefined ? " " : `${lineEndOf(sourceFile.text)}${before}`;
  const end = statement.getText().endsWith(";") ? ";" : "";
  const guard = `if (${test}) throw ${reasonOf(site, value, others)}${end}`;
  return [
    {
      title: `Throw where \`${value.text}\` has no \`${name.text}\``,
      edits: [inserted(statement.getStart(), `${guard}${gap}`)],
      rationale: `only some of what \`${value.text}\` may be has \`${name.text}\``,
      confidence: CONFIDENCE,
    },
  ];
}

/** `state.data?.name` and `state.data ?? 0` go on without it. */
function isReckonedWith(compiler: typeof ts, access: ts.PropertyAccessExpression): boolean {
  const { parent } = access;
  if (compiler.isBinaryExpression(parent))
    return parent.left === access && /^(?:\?\?|\|\|)$/.test(parent.operatorToken.getText());
  return (
    (compiler.isPropertyAccessExpression(parent) ||
      compiler.isElementAccessExpression(parent) ||
      compiler.isCallExpression(parent)) &&
    parent.questionDotToken !== undefined
  );
}

/** What is shown is shown in every state. */
function isShown(compiler: typeof ts, access: ts.Node): boolean {
  return compiler.findAncestor(access, compiler.isJsxExpression) !== undefined;
}

interface Variants {
  variants: readonly ts.Type[];
  others: readonly ts.Type[];
}

/** What holds of the other variants alone, by a member that is another literal in each. */
function othersTest(
  { checker }: ErrorSite,
  value: ts.Identifier,
  { variants, others }: Variants,
): string | undefined {
  for (const { name } of variants[0]?.getProperties() ?? []) {
    const own = new Set<string | undefined>();
    const rest = new Set<string | undefined>();
    for (const variant of variants)
      (others.includes(variant) ? rest : own).add(literalOf(checker, variant, { name, at: value }));
    const all = new Set([...own, ...rest]);
    if (all.has(undefined) || all.size < own.size + rest.size) continue;
    const member = `${value.text}.${name}`;
    if (rest.has("false")) return `!${member}`;
    if (rest.has("true")) return member;
    if (rest.size === 1) return `${member} === ${[...rest][0]}`;
    if (own.size === 1) return `${member} !== ${[...own][0]}`;
  }
  return undefined;
}

/** A member's only value, as it is written. */
function literalOf(
  checker: ts.TypeChecker,
  variant: ts.Type,
  { name, at }: { name: string; at: ts.Node },
): string | undefined {
  const symbol = checker.getPropertyOfType(variant, name);
  const type = symbol && checker.getTypeOfSymbolAtLocation(symbol, at);
  if (type === undefined) return undefined;
  const text = checker.typeToString(type);
  return type.isStringLiteral() || type.isNumberLiteral() || text === "true" || text === "false"
    ? text
    : undefined;
}

function reasonOf(
  { checker, sourceFile }: ErrorSite,
  value: ts.Identifier,
  others: readonly ts.Type[],
): string {
  for (const reason of REASONS) {
    const types = others.map((other) => {
      const symbol = checker.getPropertyOfType(other, reason);
      return symbol && checker.typeToString(checker.getTypeOfSymbolAtLocation(symbol, value));
    });
    if (types.every((type) => type === "string")) return `new Error(${value.text}.${reason})`;
    if (types.every((type) => type?.endsWith("Error") === true)) return `${value.text}.${reason}`;
  }
  const quote = quoteOf(sourceFile.text);
  return `new Error(${quote}${value.text} is of another kind${quote})`;
}
