/** Words that only the language has, and that stand where statements, members and operators are written. */
export const KEYWORDS: readonly string[] = [
  "abstract as async await break case catch class const continue debugger declare default delete do else enum export",
  "extends finally for from function if implements import in infer instanceof interface is keyof let namespace new",
  "of override private protected public readonly return satisfies static super switch this throw try type typeof",
  "unique var void while yield false null true",
].flatMap((words) => words.split(" "));

/** Those that can stand where a name can, and are none. */
export const WORDS_OF_EXPRESSIONS: readonly string[] = [
  "await break continue debugger delete false if import null return super this throw true typeof void while yield",
].flatMap((words) => words.split(" "));

/** Types that have no declaration. `any` is not meant: it says nothing. */
export const WORDS_OF_TYPES: readonly string[] =
  "bigint boolean never null number object string symbol this undefined unknown void".split(" ");

/** What other languages write for it. */
export const FOREIGN_KEYWORDS: ReadonlyMap<string, string> = new Map([
  ["and", "&&"],
  ["def", "function"],
  ["elif", "else if"],
  ["elseif", "else if"],
  ["elsif", "else if"],
  ["except", "catch"],
  ["fn", "function"],
  ["foreach", "for"],
  ["fun", "function"],
  ["func", "function"],
  ["or", "||"],
]);

export const FOREIGN_VALUES: ReadonlyMap<string, string> = new Map([
  ["False", "false"],
  ["None", "null"],
  ["True", "true"],
  ["nil", "null"],
]);

export const FOREIGN_TYPES: ReadonlyMap<string, string> = new Map([
  ["Bool", "boolean"],
  ["Int", "number"],
  ["bool", "boolean"],
  ["double", "number"],
  ["float", "number"],
  ["int", "number"],
  ["integer", "number"],
  ["long", "number"],
  ["str", "string"],
]);
