import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";

/** Kinds that write members of a class without a value. */
const DECLARING: ReadonlySet<string> = new Set([
  "fixClassDoesntImplementInheritedAbstractMember",
  "fixClassIncorrectlyImplementsInterface",
]);
/** `readonly name: string;` on a line of its own. */
const DECLARATION =
  /^(?<head>[ \t]*(?:(?:public|protected|readonly|override) )*[\w$]+: (?<type>[^=;\n]+));$/gm;
const VALUES: readonly (readonly [RegExp, string])[] = [
  [/^string$/, '""'],
  [/^number$/, "0"],
  [/^boolean$/, "false"],
  [/^(?:readonly )?[\w$.]+(?:\[\])+$/, "[]"],
  [/^(?:.*\| )?null(?: \|.*)?$/, "null"],
];

/**
 * The same answer with a value for each property that it declares, as the compiler itself leaves them out and then
 * complains of them. Where that is not asked for, and where a value is not known, the answer stays as it is.
 */
export function withInitialValues(
  candidate: Candidate,
  { fixName }: ts.CodeFixAction,
  { strict, strictPropertyInitialization = strict }: ts.CompilerOptions,
): Candidate {
  if (strictPropertyInitialization !== true || !DECLARING.has(fixName)) return candidate;
  const edits = candidate.edits.map(({ file, edits: changes }) => ({
    file,
    edits: changes.map((edit) => ({ ...edit, text: edit.text.replaceAll(DECLARATION, initialised) })),
  }));
  return { ...candidate, edits };
}

function initialised(declaration: string, head: string, type: string): string {
  const value = VALUES.find(([pattern]) => pattern.test(type.trim()))?.[1];
  return value === undefined ? declaration : `${head} = ${value};`;
}
