import { kindOf, SPACE } from "./character-kinds.ts";
import type { MaskedLine } from "./masked-line.ts";
import { ownText } from "./own-text.ts";
import { isQuote } from "./quotation.ts";
import { maskKindOf, type TemplateToken } from "./template.ts";
import { PREFIXED } from "./word-mask.ts";
import { NUMBERED } from "./word-weight.ts";

/** The tokens of a masked line, with text of their own. */
export function tokensOf(line: MaskedLine): TemplateToken[] {
  const { text } = line;
  const tokens: TemplateToken[] = [];
  for (let place = 0; place < line.count; place++) {
    const start = line.starts[place] ?? 0;
    const kind = line.kinds[place] ?? 0;
    tokens.push({
      text: constantText(line, place),
      isApart: place === 0 || isApart(text, line.ends[place - 1] ?? 0, start),
      kind: maskKindOf(kind),
    });
  }
  return tokens;
}

function isApart(text: string, end: number, start: number): boolean {
  return (
    start > end && (kindOf(text.charCodeAt(end)) === SPACE || kindOf(text.charCodeAt(start - 1)) === SPACE)
  );
}

function constantText(
  { text, kinds, starts, ends, constants }: MaskedLine,
  place: number,
): string | undefined {
  if (kinds[place] !== 0 && kinds[place] !== PREFIXED) return undefined;
  const constant = ownText(text.slice(starts[place], constants[place]));
  if (kinds[place] === 0) return constant;
  const quote = text.charAt((ends[place] ?? 0) - 1);
  return constant + NUMBERED + (isQuote(quote.charCodeAt(0)) && constant.startsWith(quote) ? quote : "");
}
