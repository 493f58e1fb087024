import { type Template, type TemplateToken } from "./template.ts";
import { createTwoGenerations } from "./two-generations.ts";
import { isWord } from "./word-weight.ts";

/** Templates in which words were seen to vary. */
export interface GeneralTemplates {
  /** The one that tokens are an instance of. */
  find(tokens: readonly TemplateToken[]): Template | undefined;
  /** Takes one in; those it is more general than are given back, and no longer known. */
  add(template: Template): Template[];
}

/** Templates of one shape with places that vary. */
const MOST_OF_SHAPE = 64;

/** They are found by their length and first word. */
export function createGeneralTemplates(most: number): GeneralTemplates {
  const byShape = createTwoGenerations<string, readonly Template[]>({ most });
  return {
    find(tokens) {
      for (const key of generalKeys(tokens)) {
        const found = byShape.get(key)?.find((each) => isAlone(each) && fits(each.tokens, tokens));
        if (found !== undefined) return found;
      }
      return undefined;
    },
    add(template) {
      const key = generalKey(template.tokens);
      const others = (byShape.get(key) ?? []).filter((each) => each !== template && isAlone(each));
      const special = others.filter((each) => fits(template.tokens, each.tokens));
      const rest = others.filter((each) => !special.includes(each));
      byShape.set(key, [template, ...rest].slice(0, MOST_OF_SHAPE));
      return special;
    },
  };
}

function isAlone({ mergedInto }: Template): boolean {
  return mergedInto === undefined;
}

/** Templates with varying words are found by their length and first word, or by length alone where that varies. */
function generalKey(tokens: readonly TemplateToken[]): string {
  return `${tokens.length} ${tokens[0]?.text ?? ""}`;
}

function generalKeys(tokens: readonly TemplateToken[]): readonly string[] {
  return tokens[0]?.text === undefined ? [`${tokens.length} `] : [generalKey(tokens), `${tokens.length} `];
}

/** Whether tokens are what a template has, with any word or mask where it varies. */
export function fits(template: readonly TemplateToken[], tokens: readonly TemplateToken[]): boolean {
  if (template.length !== tokens.length) return false;
  return template.every((token, place) => {
    const text = tokens[place]?.text;
    if (token.text !== undefined) return token.text === text;
    return text === undefined || (token.kind === undefined && isWord(text));
  });
}
