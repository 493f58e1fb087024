import type { ts } from "ts-morph";

/** The fixed pieces of a title, in order; between two of them stands what is only known at run time. */
export type TitlePattern = readonly string[];

/** `%s`, `%i`, `$name`, `$user.name` of a table of tests. */
const PLACEHOLDER = /%[sdifjo#%$p]|\$\{?[A-Za-z_][\w.]{0,60}\}?|\$#/;

/** The title that an argument of `it(…)` gives; a computed one is of unknown text. */
export function titlePattern(
  compiler: typeof ts,
  title: ts.Expression | undefined,
  isTable: boolean,
): TitlePattern {
  if (title === undefined) return ["", ""];
  if (compiler.isStringLiteralLike(title)) return isTable ? title.text.split(PLACEHOLDER) : [title.text];
  if (compiler.isTemplateExpression(title))
    return [title.head.text, ...title.templateSpans.map(({ literal }) => literal.text)];
  return ["", ""];
}

/** Several titles of suites, and of a test in them, as one. */
export function joinedPattern(patterns: readonly TitlePattern[], separator: string): TitlePattern {
  return patterns.reduce((whole, next) => {
    const [first = "", ...rest] = next;
    return [...whole.slice(0, -1), `${whole.at(-1) ?? ""}${separator}${first}`, ...rest];
  });
}

/** Whether a title is made of the fixed pieces, from its start to its end. */
export function fits(title: string, pattern: TitlePattern): boolean {
  const [first = "", ...rest] = pattern;
  const last = rest.pop();
  if (last === undefined) return title === first;
  if (!title.startsWith(first)) return false;
  let offset = first.length;
  for (const piece of rest) {
    const found = title.indexOf(piece, offset);
    if (found === -1) return false;
    offset = found + piece.length;
  }
  return title.length - offset >= last.length && title.endsWith(last);
}
