import type { Candidate } from "../../model/candidate.ts";
import type { FileEdit } from "../../model/edit.ts";

/** `any` where a type stands, e.g. in `(a: any, ...rest: any[]) => Promise<any>`. */
const ANY_TYPE = /(?<=(?::|<|,|\||&|=>) ?)any(?=\[|[,;)\]}>\s|&]|$)/g;
/** What already says `any` is better repeated than contradicted; where it is not said, only this one is let through. */
const CONFIDENCE_LOST = 0.01;

/** The same answer with `unknown` where the compiler wrote `any`; undefined where it did not. */
export function withoutAny(candidate: Candidate): Candidate | undefined {
  const edits = candidate.edits.map(({ file, edits: changes }): FileEdit => {
    return { file, edits: changes.map((edit) => ({ ...edit, text: typedText(edit.text) })) };
  });
  const isSame = edits.every(({ edits: changes }, index) =>
    changes.every(({ text }, place) => text === candidate.edits[index]?.edits[place]?.text),
  );
  if (isSame) return undefined;
  const { title } = candidate;
  const confidence = candidate.confidence - CONFIDENCE_LOST;
  return {
    ...candidate,
    title: title.endsWith("'any'") ? title.replace(/'any'$/, "'unknown'") : `${title}, with \`unknown\``,
    edits,
    meaning: candidate.meaning ?? title,
    confidence,
  };
}

/** A text that is nothing but the type stands for a type, too. */
function typedText(text: string): string {
  return text.trim() === "any" ? text.replace("any", "unknown") : text.replaceAll(ANY_TYPE, "unknown");
}
