import type { TextEdit } from "../../model/edit.ts";
import { ruleName } from "./suggestion-confidence.ts";

const EQUALITY = /^(?:eqeqeq|noDoubleEquals)$/;
const NOTHING_BEHIND = /^[=!]*\s*(?:null|undefined)\b/;
const NOTHING_BEFORE = /\b(?:null|undefined)\s*[=!]*$/;
/** As far as an operator and its blanks may be. */
const NEAR = 40;

/** Whether a sign more leaves one of null and undefined out: whoever writes `== null` asks for both. */
export function losesOtherNothing(code: string, edits: readonly TextEdit[], text: string): boolean {
  if (!EQUALITY.test(ruleName(code))) return false;
  return edits.some(
    ({ start, end }) =>
      NOTHING_BEHIND.test(text.slice(end, end + NEAR)) ||
      NOTHING_BEFORE.test(text.slice(Math.max(0, start - NEAR), start)),
  );
}
