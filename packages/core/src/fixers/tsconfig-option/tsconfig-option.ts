import type { Candidate } from "../../model/candidate.ts";
import type { TextEdit } from "../../model/edit.ts";
import type { LocatedProblem } from "../../model/problem.ts";
import type { Fixer, FixerContext } from "../fixer.ts";
import { nameLikeness } from "../name-likeness.ts";
import { asksForJson, jsonModules } from "./json-modules.ts";
import { asksForLibrary, library } from "./library.ts";
import { removedOption } from "./removed-option.ts";

const TOLD_CONFIDENCE = 0.92;
const LEAST_LIKENESS = 0.6;
const QUOTED_LITERAL = /^"(?<value>true|false|\d+)"/;

/** TS5025: `Unknown compiler option 'x'. Did you mean 'y'?` */
const MISSPELT =
  /^Unknown (?:compiler|build|watch) option '(?<from>[^']{1,100})'\. Did you mean '(?<to>[^']{1,100})'\?/;
/** TS6046: `Argument for '--target' option must be: 'es5', 'es6', …` */
const ARGUMENT = /^Argument for '--(?<option>\w{1,60})' option must be: (?<values>.{1,3000})$/;
/** TS5024: `Compiler option 'strict' requires a value of type boolean.` */
const KIND = /^Compiler option '(?<option>[\w.]{1,60})' requires a value of type (?<kind>\w+)\./;

const WRONG: ReadonlySet<string> = new Set([
  "TS5024",
  "TS5025",
  "TS6046",
  "TS5101",
  "TS5102",
  "TS5107",
  "TS5108",
]);

/** Options of a tsconfig.json that are misspelt, have a value they cannot have or any more, or leave out a library. */
export const tsconfigOption: Fixer = {
  id: "tsconfig-option",
  title: "mistakes in tsconfig.json",
  handles: (problem) => WRONG.has(problem.code ?? "") || asksForLibrary(problem) || asksForJson(problem),
  propose,
};

async function propose(problem: LocatedProblem, context: FixerContext): Promise<Candidate[]> {
  const { message, location } = problem;
  if (asksForLibrary(problem))
    return (await library(problem, context)).map((one) => ({ ...one, origin: tsconfigOption.id }));
  if (asksForJson(problem))
    return (await jsonModules(problem, context)).map((one) => ({ ...one, origin: tsconfigOption.id }));
  const { file } = location;
  const text = context.repository.read(file)?.text;
  if (text === undefined || !file.endsWith(".json")) return [];
  const found =
    misspelt(text, message) ??
    nearestValue(text, message) ??
    unquoted(text, message) ??
    removedOption(text, message);
  if (found === undefined) return [];
  const { edit, title, confidence } = found;
  return [
    {
      title,
      edits: [{ file, edits: [edit] }],
      origin: tsconfigOption.id,
      rationale: "the compiler knows it so",
      confidence,
    },
  ];
}

interface Found {
  edit: TextEdit;
  title: string;
  confidence: number;
}

function misspelt(text: string, message: string): Found | undefined {
  const { from, to } = MISSPELT.exec(message)?.groups ?? {};
  const at = from === undefined ? -1 : text.indexOf(`"${from}"`);
  if (from === undefined || to === undefined || at === -1) return undefined;
  return {
    edit: { start: at + 1, end: at + 1 + from.length, text: to },
    title: `Write \`${to}\` instead of \`${from}\``,
    confidence: TOLD_CONFIDENCE,
  };
}

function nearestValue(text: string, message: string): Found | undefined {
  const { option, values } = ARGUMENT.exec(message)?.groups ?? {};
  const value = option === undefined ? undefined : valueOf(text, option);
  const written = value && /^"(?<name>[^"]{1,60})"/.exec(value.text)?.groups?.["name"];
  if (value === undefined || written === undefined) return undefined;
  const rated = [...(values ?? "").matchAll(/'([^']{1,60})'/g)].map(([, name = ""]) => ({
    name,
    likeness: nameLikeness(written.toLowerCase(), name),
  }));
  const [best] = rated.toSorted((a, b) => b.likeness - a.likeness);
  if (best === undefined || best.likeness < LEAST_LIKENESS) return undefined;
  const edit = { start: value.start + 1, end: value.start + 1 + written.length, text: best.name };
  return { edit, title: `Write \`${best.name}\` instead of \`${written}\``, confidence: best.likeness };
}

function unquoted(text: string, message: string): Found | undefined {
  const { option, kind } = KIND.exec(message)?.groups ?? {};
  const value = option === undefined ? undefined : valueOf(text, option);
  const literal = value && QUOTED_LITERAL.exec(value.text)?.groups?.["value"];
  if (value === undefined || literal === undefined || (kind !== "boolean" && kind !== "number"))
    return undefined;
  return {
    edit: { start: value.start, end: value.start + literal.length + 2, text: literal },
    title: `Write \`${literal}\` without quotes`,
    confidence: TOLD_CONFIDENCE,
  };
}

/** Where the value of an option begins, and the text from there. */
function valueOf(text: string, option: string): { start: number; text: string } | undefined {
  const at = text.indexOf(`"${option}"`);
  const colon = at === -1 ? -1 : text.indexOf(":", at);
  if (colon === -1) return undefined;
  const start = colon + 1 + (/^\s*/.exec(text.slice(colon + 1))?.[0].length ?? 0);
  return { start, text: text.slice(start) };
}
