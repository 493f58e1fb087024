import type { ts } from "ts-morph";
import { areContrasting } from "../contrasting-names.ts";
import { wordsOf } from "../words-of.ts";
import type { Declared, Parameter } from "./declarations-in.ts";

interface Used {
  file: string;
  name: string;
  /** Offset of the name. */
  start: number;
}

/** A function that gives something else than before. */
export interface NewResult extends Used {
  kind: "result";
  /** Types as written, without the promise around them. */
  before: string;
  after: string;
  /** What it returned, as written. */
  returned: readonly string[];
  /** The declaration as it is. */
  text: string;
}

/** A value that became a function without parameters, or the other way round. */
export interface NewCall extends Used {
  kind: "called";
  isCalled: boolean;
  /** The declaration as it is. */
  text: string;
}

/** A class that became a function which makes what the class was. */
export interface NewFactory extends Used {
  kind: "made";
  factory: string;
  /** Whether a type still has the name of the class. */
  isType: boolean;
  /** Whether something else is given in the place of what the constructor took, by its name. */
  takesOther: boolean;
}

export type UsesChange = NewResult | NewCall | NewFactory;

interface Compared {
  path: string;
  gone: readonly Declared[];
  come: readonly Declared[];
  kept: readonly { before: Declared; after: Declared }[];
}

/** What a file declares by the same name and as something else, so that whoever uses it has to write more or less. */
export function usesChanges(compiler: typeof ts, { path, gone, come, kept }: Compared): UsesChange[] {
  const used = ({ name, start }: Declared): Used => ({ file: path, name, start });
  const results = kept.flatMap(({ before, after }): UsesChange[] => {
    const types = resultTypes(before.returns, after.returns);
    if (types === undefined) return [];
    return [
      { kind: "result", ...used(after), ...types, returned: returnedIn(before.rest), text: after.rest },
    ];
  });
  const calls = kept.flatMap(({ before, after }): UsesChange[] => {
    const [was, is] = [before, after].map((one) => isFunction(compiler, one));
    if (was === undefined || is === undefined || was === is) return [];
    const isBare = [...(before.parameters ?? []), ...(after.parameters ?? [])].every(
      ({ optional, rest }) => optional || rest,
    );
    return isBare ? [{ kind: "called", ...used(after), isCalled: is, text: after.rest }] : [];
  });
  const classes = [
    ...gone.map((before) => ({ before, isType: false })),
    ...kept.filter(({ after }) => isType(compiler, after)).map(({ before }) => ({ before, isType: true })),
  ].filter(({ before }) => before.container === "" && before.kind === compiler.SyntaxKind.ClassDeclaration);
  const factories = classes.flatMap(({ before, ...rest }): UsesChange[] => {
    const [factory, ...others] = come.filter((one) => makes(one, before.name));
    if (factory === undefined || others.length > 0) return [];
    const maker = gone.find((one) => one.name === "constructor" && one.container === before.name);
    const takesOther = areOthers(maker?.parameters ?? [], factory.parameters ?? []);
    const made = { factory: factory.name, takesOther, ...rest };
    return [{ kind: "made", ...used(before), start: factory.start, ...made }];
  });
  return [...results, ...calls, ...factories];
}

/** Whether some parameter has another name in its place, and the same type, so that no compiler tells them apart. */
function areOthers(before: readonly Parameter[], after: readonly Parameter[]): boolean {
  return before.some(({ name, type }, index) => {
    const now = after[index];
    if (now === undefined || now.name === name || now.type !== type) return false;
    const words = wordsOf(name);
    return areContrasting(name, now.name) || !wordsOf(now.name).some((word) => words.includes(word));
  });
}

const PROMISE = /^Promise<(?<given>.*)>$/s;
const ABSENT = /\s*\|\s*(?:undefined|null)\b/g;

function resultTypes(before = "", after = ""): { before: string; after: string } | undefined {
  const [former, now] = [before, after].map((text) => PROMISE.exec(text)?.groups?.["given"]);
  if ((former === undefined) !== (now === undefined)) return undefined;
  const types = { before: former ?? before, after: now ?? after };
  const isSame = types.before.replaceAll(ABSENT, "") === types.after.replaceAll(ABSENT, "");
  return isSame || types.before === "" || types.after === "" ? undefined : types;
}

/** What stands behind `return`, or behind the arrow of a function without a block. */
function returnedIn(text: string): string[] {
  const arrow = text.lastIndexOf("=> ");
  const given = arrow !== -1 && text[arrow + 3] !== "{" ? [text.slice(arrow + 3)] : [];
  const returns = text.split(/(?<![\w$.])return /).slice(1);
  return [...given, ...returns.map((rest) => rest.split(rest.includes(";") ? ";" : " }", 1)[0] ?? "")].map(
    (one) => one.trim(),
  );
}

/** Whether a declaration is called to get what it stands for; undefined where that cannot be told. */
function isFunction({ SyntaxKind }: typeof ts, { kind, parameters, rest }: Declared): boolean | undefined {
  if (kind === SyntaxKind.GetAccessor) return false;
  if (parameters !== undefined) return true;
  const isValue = [
    SyntaxKind.VariableDeclaration,
    SyntaxKind.PropertySignature,
    SyntaxKind.PropertyDeclaration,
    SyntaxKind.PropertyAssignment,
  ].includes(kind);
  return isValue && !rest.includes("=>") && !rest.includes("function") ? false : undefined;
}

function isType({ SyntaxKind }: typeof ts, { kind }: Declared): boolean {
  return kind === SyntaxKind.InterfaceDeclaration || kind === SyntaxKind.TypeAliasDeclaration;
}

/** `createCache(limit: number): Cache<T>` makes a `Cache`. */
function makes({ container, name, parameters, returns }: Declared, made: string): boolean {
  if (container !== "" || parameters === undefined) return false;
  if (returns !== undefined) return returns === made || returns.startsWith(`${made}<`);
  return /^(?:create|make|build|new)$/.test(name.slice(0, -made.length)) && name.endsWith(made);
}
