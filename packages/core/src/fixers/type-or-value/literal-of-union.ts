import type { ts } from "ts-morph";
import type { TextEdit } from "../../model/edit.ts";
import { quoteOf } from "../quote-of.ts";
import { errorNode, replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { withoutImport } from "./without-import.ts";

const CONFIDENCE = 0.85;
/** The text of before, where another one has the name of the member. */
const CONTRARY_CONFIDENCE = 0.28;

/**
 * `"up"` for `Direction.Up` of a `Direction` that is no enum any more but a union of texts; the very text of before, where that
 * is one of them.
 */
export function literalOfUnion(site: ErrorSite, textsBefore: ReadonlyMap<string, string>): Answer[] {
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
  if (texts.length < parts.length) return [];
  const quote = quoteOf(site.sourceFile.text);
  let confidence = CONFIDENCE;
  const textOf = (member: string): string | undefined => {
    const [only, ...others] = texts.filter((text) => folded(text) === folded(member));
    const before = textsBefore.get(member);
    const isOther = before !== undefined && before !== only && texts.includes(before);
    if (isOther && only !== undefined) confidence = CONTRARY_CONFIDENCE;
    const text = isOther ? before : only;
    return text === undefined || (others.length > 0 && !isOther) ? undefined : `${quote}${text}${quote}`;
  };
  const own = textOf(access.name.text);
  if (own === undefined) return [];
  const rationale = `\`${name.getText()}\` is a union of texts, and this is the one of that name`;
  const everywhere = everyUse(site, name.getText(), textOf);
  return [
    everywhere.length > 0
      ? {
          title: `Write the texts of \`${name.getText()}\``,
          edits: everywhere,
          rationale,
          confidence,
        }
      : { title: `Write \`${own}\``, edits: [replaced(access, own)], rationale, confidence },
  ];
}

/** All members of a name as texts, without its import, where the file uses it for nothing else; else nothing. */
function everyUse(
  { ts: compiler, sourceFile }: ErrorSite,
  name: string,
  textOf: (member: string) => string | undefined,
): TextEdit[] {
  const edits: TextEdit[] = [];
  let imported: ts.ImportSpecifier | undefined;
  let isUsedOtherwise = false;
  function visit(node: ts.Node): void {
    if (compiler.isIdentifier(node) && node.text === name) {
      const { parent } = node;
      const isAccess = compiler.isPropertyAccessExpression(parent) && parent.expression === node;
      const text = isAccess ? textOf(parent.name.text) : undefined;
      if (compiler.isImportSpecifier(parent) && parent.propertyName === undefined) imported = parent;
      else if (text === undefined) isUsedOtherwise = true;
      else edits.push(replaced(parent, text));
    }
    compiler.forEachChild(node, visit);
  }
  visit(sourceFile);
  return isUsedOtherwise || imported === undefined ? [] : [withoutImport(compiler, imported), ...edits];
}

/** `InProgress`, `IN_PROGRESS` and `in-progress` are one name. */
function folded(text: string): string {
  return text.replaceAll(/[\s_-]/g, "").toLowerCase();
}
