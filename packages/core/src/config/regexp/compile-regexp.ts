import { compileProgram } from "./program.ts";
import { requiredLiterals } from "./required-literals.ts";
import { runProgram } from "./run-program.ts";
import { parseRegexp } from "./syntax.ts";

/** A regular expression of a user's. It reads as JavaScript's without flags do, but in time linear in the text. */
export interface LinearRegexp {
  /** How many capture groups it has, without group 0. */
  readonly groups: number;
  /** See `requiredLiterals`. */
  readonly literals: readonly string[] | undefined;
  /** What the groups hold, group 0 first; undefined where the text does not match. */
  match(text: string): readonly (string | undefined)[] | undefined;
}

const MOST_GROUPS = 30;
const LONGEST = 500;

/** Compiles an expression, or tells as a text what is wrong with it and what is allowed. Never throws. */
export function compileRegexp(source: string): LinearRegexp | string {
  if (source.length > LONGEST) return `is too long, expected at most ${LONGEST} characters`;
  const invalid = syntaxError(source);
  if (invalid !== undefined) return `not a regular expression: ${invalid}`;
  const syntax = parseRegexp(source);
  if (typeof syntax === "string")
    return `${syntax}, which cannot be matched in linear time, expected an expression without`;
  if (syntax.groups > MOST_GROUPS) return `has too many groups, expected at most ${MOST_GROUPS}`;
  const steps = compileProgram(syntax.root);
  if (steps === undefined) return "repeats too much, expected smaller numbers in braces";
  return {
    groups: syntax.groups,
    literals: requiredLiterals(syntax.root),
    match(text: string): (string | undefined)[] | undefined {
      const slots = runProgram(steps, text);
      return slots && Array.from({ length: syntax.groups + 1 }, (_, group) => textOf(text, slots, group));
    },
  };
}

function syntaxError(source: string): string | undefined {
  try {
    void new RegExp(source);
    return undefined;
  } catch (error) {
    const message = error instanceof Error ? error.message : "unknown reason";
    return message.slice(message.lastIndexOf(": ") + 2).toLowerCase();
  }
}

function textOf(text: string, slots: readonly number[], group: number): string | undefined {
  const [start = -1, end = -1] = slots.slice(2 * group, 2 * group + 2);
  return start === -1 || end === -1 ? undefined : text.slice(start, end);
}
