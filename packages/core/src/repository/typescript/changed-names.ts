import { ALL_NAMES, type ImportedName, type ModuleOutline } from "./module-outline.ts";

/** Marks that a name of a module is one of types only, which is felt where it is exported as it came. */
const TYPE_ONLY = "type-only ";

/** Local names of a module that mean something else: to the module itself, and to others where it exports them. */
export interface ChangedLocals {
  inside: Set<string>;
  outside: Set<string>;
}

/** The names that a module exports and that may mean something else after an edit of it. */
export function changedExports(before: ModuleOutline, after: ModuleOutline): Set<string> {
  const changed: ChangedLocals = {
    inside: differences(localsOf(before, "inside"), localsOf(after, "inside")),
    outside: differences(localsOf(before, "outside"), localsOf(after, "outside")),
  };
  const names = differences(givenOf(before), givenOf(after));
  for (const outline of [before, after]) for (const name of exportsFeeling(outline, changed)) names.add(name);
  return names;
}

/** The names that a module exports and that may mean something else where these local names do. */
export function exportsFeeling(outline: ModuleOutline, changed: ChangedLocals): Set<string> {
  const inside = new Set(changed.inside);
  const outside = new Set(changed.outside);
  for (let size = -1; size !== inside.size;) {
    size = inside.size;
    for (const statement of outline.statements) {
      if (overlap(statement.inside.mentions, inside)) addAll(inside, statement.names);
      if (overlap(statement.outside.mentions, inside)) addAll(outside, statement.names);
    }
  }
  const felt = [...outline.exports].filter(
    ([, local]) => outside.has(local) || outside.has(TYPE_ONLY + local),
  );
  return new Set(felt.map(([exported]) => exported));
}

export function hasName(names: ReadonlySet<string>, name: string): boolean {
  return names.has(name) || names.has(ALL_NAMES) || (name === ALL_NAMES && names.size > 0);
}

function overlap(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  for (const name of others) if (some.has(name)) return true;
  return false;
}

function addAll(set: Set<string>, names: readonly string[]): void {
  for (const name of names) set.add(name);
}

function differences(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): Set<string> {
  const names = [...before.keys(), ...after.keys()];
  return new Set(names.filter((name) => before.get(name) !== after.get(name)));
}

/** What each local name stands for, in words that are equal where it is the same. */
function localsOf({ imports, statements }: ModuleOutline, side: "inside" | "outside"): Map<string, string> {
  const locals = new Map<string, string>();
  const add = (name: string, words: string): void => {
    locals.set(name, `${locals.get(name) ?? ""}\0${words}`);
  };
  for (const { local, specifier, imported, isTypeOnly } of imports.filter(isUsed)) {
    add(local, `${specifier}\0${imported}`);
    if (isTypeOnly) add(TYPE_ONLY + local, "");
  }
  for (const statement of statements) for (const name of statement.names) add(name, statement[side].text);
  return locals;
}

function isUsed(name: ImportedName): name is ImportedName & { local: string } {
  return name.local !== undefined;
}

/** Where each exported name comes from. */
function givenOf({ imports, exports }: ModuleOutline): Map<string, string> {
  const given = new Map(exports);
  for (const { specifier, imported, exported, isTypeOnly } of imports)
    if (exported !== undefined)
      given.set(exported, [given.get(exported) ?? "", specifier, imported, String(isTypeOnly)].join("\0"));
  return given;
}
