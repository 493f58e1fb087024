import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";
import type { CodeFixSite } from "./code-fix-site.ts";
import { nameUses } from "./name-uses.ts";

/** Of a made-up value that something goes on with. */
const READ_CONFIDENCE = 0.28;
/** Kinds that write members of a class without a value. */
const DECLARING: ReadonlySet<string> = new Set([
  "fixClassDoesntImplementInheritedAbstractMember",
  "fixClassIncorrectlyImplementsInterface",
]);
/** `readonly name: string;` on a line of its own. */
const DECLARATION =
  /^(?<head>[ \t]*(?:(?:public|protected|readonly|override) )*(?<name>[\w$]+): (?<type>[^=;\n]+));$/gm;
const VALUES: readonly (readonly [RegExp, string])[] = [
  [/^string$/, '""'],
  [/^number$/, "0"],
  [/^boolean$/, "false"],
  [/^(?:readonly )?[\w$.]+(?:\[\])+$/, "[]"],
  [/^(?:.*\| )?null(?: \|.*)?$/, "null"],
];

/**
 * The same answer with a value for each property that it declares, as the compiler itself leaves them out and then
 * complains of them. Where that is not asked for, and where a value is not known, the answer stays as it is. The values are
 * made up, so it is the less sure where one of them is read.
 */
export function withInitialValues(
  candidate: Candidate,
  { fixName }: ts.CodeFixAction,
  { project: { ts: compiler, program, options } }: CodeFixSite,
): Candidate {
  const { strict, strictPropertyInitialization = strict } = options;
  if (strictPropertyInitialization !== true || !DECLARING.has(fixName)) return candidate;
  const edits = candidate.edits.map(({ file, edits: changes }) => ({
    file,
    edits: changes.map((edit) => ({ ...edit, text: edit.text.replaceAll(DECLARATION, initialised) })),
  }));
  const names = candidate.edits.flatMap((file) => file.edits.flatMap(({ text }) => initialisedNames(text)));
  const uses = nameUses({ compiler, program });
  const isRead = names.some((name) => uses.of(name).isLookedFor);
  const confidence = isRead ? Math.min(candidate.confidence, READ_CONFIDENCE) : candidate.confidence;
  return { ...candidate, edits, confidence };
}

function initialisedNames(text: string): string[] {
  return [...text.matchAll(DECLARATION)].flatMap(({ groups: { name, type } = {} }) =>
    name !== undefined && type !== undefined && valueOf(type) !== undefined ? [name] : [],
  );
}

function initialised(declaration: string, head: string, _name: string, type: string): string {
  const value = valueOf(type);
  return value === undefined ? declaration : `${head} = ${value};`;
}

function valueOf(type: string): string | undefined {
  return VALUES.find(([pattern]) => pattern.test(type.trim()))?.[1];
}
