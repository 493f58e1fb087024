import { quoteOf } from "../quote-of.ts";
import { errorNode, replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";

const CONFIDENCE = 0.85;

/** `"up"` for `Direction.Up` of a `Direction` that is no enum any more but a union of texts. */
export function literalOfUnion(site: ErrorSite): Answer[] {
  const { ts: compiler, checker } = site;
  const name = errorNode(site);
  const access = name.parent;
  if (!compiler.isPropertyAccessExpression(access) || access.expression !== name) return [];
  const symbol = checker
    .getSymbolsInScope(name, compiler.SymbolFlags.Type | compiler.SymbolFlags.Alias)
    .find((one) => one.name === name.getText());
  const declared =
    symbol !== undefined && symbol.flags & compiler.SymbolFlags.Alias
      ? checker.getAliasedSymbol(symbol)
      : symbol;
  const type = declared && checker.getDeclaredTypeOfSymbol(declared);
  const parts = type?.isUnion() === true ? type.types : [];
  const texts = parts.flatMap((part) => (part.isStringLiteral() ? [part.value] : []));
  const [only, ...others] = texts.filter((text) => folded(text) === folded(access.name.text));
  if (only === undefined || others.length > 0 || texts.length < parts.length) return [];
  const quote = quoteOf(site.sourceFile.text);
  return [
    {
      title: `Write \`${quote}${only}${quote}\``,
      edits: [replaced(access, `${quote}${only}${quote}`)],
      rationale: `\`${name.getText()}\` is a union of texts, and this is the one of that name`,
      confidence: CONFIDENCE,
    },
  ];
}

/** `InProgress`, `IN_PROGRESS` and `in-progress` are one name. */
function folded(text: string): string {
  return text.replaceAll(/[\s_-]/g, "").toLowerCase();
}
