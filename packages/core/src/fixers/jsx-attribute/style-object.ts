import type { ts } from "ts-morph";
import { quoteOf } from "../quote-of.ts";
import { replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";

const CONFIDENCE = 0.9;
/** `margin: 0 auto`; what holds a semicolon or a quote itself is left alone. */
const DECLARATION = /^\s*(?<name>--[\w-]+|-?[a-zA-Z][\w-]*)\s*:\s*(?<value>[^"'`\\]+?)\s*$/;

/** `style={{ margin: "0 auto" }}` for `style="margin: 0 auto"`, where the element takes an object. */
export function styleObject({ ts: compiler, checker }: ErrorSite, node: ts.Node): Answer[] {
  const attribute = compiler.isJsxAttribute(node.parent) ? node.parent : undefined;
  const value = attribute?.initializer;
  if (attribute?.name.getText() !== "style" || value === undefined || !compiler.isStringLiteral(value))
    return [];
  const wanted = checker.getContextualType(value);
  const declarations = value.text.split(";").filter((text) => text.trim() !== "");
  const quote = quoteOf(value.getSourceFile().text);
  const members = declarations.map((text) => {
    const { name = "", value: set = "" } = DECLARATION.exec(text)?.groups ?? {};
    const isKnown =
      wanted === undefined || checker.getPropertyOfType(checker.getNonNullableType(wanted), camel(name));
    if (name.startsWith("--")) return `${quote}${name}${quote}: ${quote}${set}${quote}`;
    return name === "" || !isKnown ? undefined : `${camel(name)}: ${quote}${set}${quote}`;
  });
  if (members.length === 0 || members.includes(undefined)) return [];
  return [
    {
      title: "Write the style as an object",
      edits: [replaced(value, `{{ ${members.join(", ")} }}`)],
      rationale: "the element takes an object of style properties",
      confidence: CONFIDENCE,
    },
  ];
}

/** `padding-top` is `paddingTop`, and `-webkit-mask` is `WebkitMask`. */
function camel(name: string): string {
  return name.replaceAll(/-([a-zA-Z])/g, (_, letter: string) => letter.toUpperCase());
}
