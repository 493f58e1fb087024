import { CLOSERS, type BrokenText, type Slip } from "./slip.ts";

/** Too low to be proved. */
const UNTOLD_CONFIDENCE = 0.28;
/** Enough less than what the indentation tells. */
const UNTOLD_CLOSING_CONFIDENCE = 0.65;
/** Labels that many write as far left as the block that they are in. */
const LABELS: ReadonlySet<string> = new Set(["case", "default"]);

/**
 * Slips of braces as sure as the indentation makes them: where a block is not indented, nothing tells where one ends, and
 * the first place that compiles is one of many.
 */
export function withTellingIndentation({ lines }: BrokenText, slips: readonly Slip[]): Slip[] {
  const isIndented = lines.every(({ tokens, indent }, index) => {
    const next = lines[index + 1];
    const first = next?.tokens[0]?.text ?? "}";
    if (tokens.at(-1)?.text !== "{" || CLOSERS.has(first) || LABELS.has(first)) return true;
    return (next?.indent.length ?? 0) > indent.length;
  });
  if (isIndented) return beneathTold(slips);
  return slips.map((slip) =>
    /[{}]/.test(slip.title) ? { ...slip, confidence: Math.min(slip.confidence, UNTOLD_CONFIDENCE) } : slip,
  );
}

/** Where the indentation tells which block is open, a brace elsewhere, at the end of the file say, is less likely. */
function beneathTold(slips: readonly Slip[]): Slip[] {
  const isClosing = ({ title }: Slip): boolean => /^Insert `\}+`$/.test(title);
  if (!slips.some((slip) => isClosing(slip) && slip.meaning !== undefined)) return [...slips];
  return slips.map((slip) =>
    isClosing(slip) && slip.meaning === undefined
      ? { ...slip, confidence: Math.min(slip.confidence, UNTOLD_CLOSING_CONFIDENCE) }
      : slip,
  );
}
