import { MASK_KINDS, type MaskKind } from "./word-mask.ts";

/** A token of a template: text that stays, or undefined where it varies. */
export interface TemplateToken {
  readonly text: string | undefined;
  /** Whether white space stands before it. */
  readonly isApart: boolean;
  /** What was masked; undefined for text, and for words that were seen to vary. */
  readonly kind: MaskKind | undefined;
}

/** What the lines of one statement of a program have in common. */
export interface Template {
  /** Ten hexadecimal digits, made of the first line's constant text: the same in every run. */
  readonly id: string;
  tokens: readonly TemplateToken[];
  count: number;
  /** Number of the first and the last entry, from 1. */
  firstEntry: number;
  lastEntry: number;
  /** Event times in milliseconds since 1970, where the log tells them. */
  firstTime: number | undefined;
  lastTime: number | undefined;
  /** The first entry's text. */
  sample: string;
  /** For each token that varies a few of its texts; undefined at the others. */
  parameters: (string[] | undefined)[];
  /** The template that this one turned out to be a part of. */
  mergedInto: Template | undefined;
}

/** The template that this one is a part of by now, itself if of none. */
export function currentTemplate(template: Template): Template {
  let current = template;
  while (current.mergedInto !== undefined) current = current.mergedInto;
  if (template.mergedInto !== undefined && template !== current) template.mergedInto = current;
  return current;
}

/** A template as people read it: `Receiving block blk_<number> src: <address>`; `<*>` where words vary. */
export function templateText(tokens: readonly TemplateToken[]): string {
  let text = "";
  for (const token of tokens)
    text += (token.isApart && text !== "" ? " " : "") + (token.text ?? `<${token.kind ?? "*"}>`);
  return text;
}

/** The kind of a mask by its number; undefined for 0 and what is constant in part. */
export function maskKindOf(number: number): MaskKind | undefined {
  return number === 0 ? undefined : MASK_KINDS[number - 1];
}
