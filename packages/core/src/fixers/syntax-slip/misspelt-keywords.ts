import { FOREIGN_KEYWORDS, KEYWORDS } from "../misspelt-keyword/keywords.ts";
import { isSlipOf } from "../misspelt-keyword/is-slip-of.ts";
import type { BrokenText, Slip } from "./slip.ts";
import type { Token } from "./tokens.ts";

const CONFIDENCE = 0.93;
/** Behind these a name is that of a member. */
const ACCESS: ReadonlySet<string> = new Set([".", "?.", "#"]);

/** A word of the language that was mistyped, so that what follows makes no sense: `fucntion`, `} esle {`, `cosnt`. */
export function misspeltKeywords({ ts: compiler, tokens }: BrokenText, known: ReadonlySet<string>): Slip[] {
  return tokens.flatMap((token, index) => {
    const isName = token.kind === compiler.SyntaxKind.Identifier && !known.has(token.text);
    if (!isName || ACCESS.has(tokens[index - 1]?.text ?? "")) return [];
    return wordsLike(token).map((word) => ({
      edit: { start: token.start, end: token.end, text: word },
      title: `Change spelling to '${word}'`,
      confidence: CONFIDENCE,
    }));
  });
}

function wordsLike({ text }: Token): string[] {
  const foreign = FOREIGN_KEYWORDS.get(text);
  if (foreign !== undefined) return [foreign];
  return KEYWORDS.filter((word) => text.toLowerCase() === word || isSlipOf(text, word));
}
