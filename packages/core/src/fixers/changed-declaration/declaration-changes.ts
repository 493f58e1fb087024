import type { ts } from "ts-morph";
import type { ChangedFile, WorkspaceChange } from "../../repository/change/workspace-change.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";
import { freedMethods, type FreedMethod } from "./freed-methods.ts";
import { groupedConstants, type GroupedConstants } from "./grouped-constants.ts";
import { isRecounted } from "./is-recounted.ts";
import { literalChanges, type NewLiteral } from "./literal-changes.ts";
import { usesChanges, type UsesChange } from "./uses-changes.ts";
import { declarationsIn, type Declared, type Parameter, type TypeParameter } from "./declarations-in.ts";

/** A declaration that is called otherwise than before. */
export interface Renaming {
  kind: "renamed";
  /** Repository-relative path of the file that declares it now. */
  file: string;
  before: Declared;
  after: Declared;
}

/** A declaration that is in another file than before. */
export interface Move {
  kind: "moved";
  from: string;
  to: string;
  name: string;
}

/** A function that takes other parameters than before. */
export interface NewParameters {
  kind: "parameters";
  file: string;
  name: string;
  /** Offset of the name. */
  start: number;
  before: readonly Parameter[];
  after: readonly Parameter[];
  /** Names of former parameters that are another number now: of another unit, or beginning elsewhere. */
  recounted: readonly string[];
  /** Names of members that came with the change, of whatever. */
  members: readonly string[];
}

/** A type that takes other type parameters than before. */
export interface NewTypeParameters {
  kind: "type-parameters";
  file: string;
  name: string;
  /** Offset of the name. */
  start: number;
  before: readonly string[];
  /** `former` is what stood wherever the parameter stands now, where it is new. */
  after: readonly (TypeParameter & { former: string | undefined })[];
}

export type DeclarationChange =
  | Renaming
  | Move
  | NewParameters
  | NewTypeParameters
  | UsesChange
  | NewLiteral
  | FreedMethod
  | GroupedConstants;

/** What git tells of the declarations of source files that others may use under their old name or from their old place. */
export async function declarationChanges(
  compiler: typeof ts,
  change: WorkspaceChange,
  repository: VirtualRepository,
): Promise<DeclarationChange[]> {
  const compared: Compared[] = [];
  for (const file of change.files) compared.push(await compare(compiler, file, change, repository));
  const renamings = compared.flatMap(({ path, gone, come }) => renamed(path, gone, come));
  const members = compared.flatMap(({ come }) => come.filter(({ container }) => container !== ""));
  const names = members.map(({ name }) => name);
  const taking = compared.flatMap(({ path, kept }) => newParameters(path, kept, names));
  const generic = compared.flatMap(({ path, kept }) => newTypeParameters(path, kept));
  const used = compared.flatMap((one) => usesChanges(compiler, one));
  const rewritten = compared.flatMap(({ path, gone, come, kept }) => [
    ...literalChanges(compiler, path, kept),
    ...freedMethods(compiler, path, gone, come),
    ...groupedConstants(compiler, path, gone, come),
  ]);
  return [...rewritten, ...renamings, ...moved(compared, renamings), ...taking, ...generic, ...used];
}

interface Compared extends ChangedFile {
  gone: Declared[];
  come: Declared[];
  /** What is there as before, at least by name. */
  kept: { before: Declared; after: Declared }[];
}

async function compare(
  compiler: typeof ts,
  file: ChangedFile,
  change: WorkspaceChange,
  repository: VirtualRepository,
): Promise<Compared> {
  const { path, from, status } = file;
  const earlier = from === undefined ? "" : ((await change.before(from))?.text ?? "");
  const current = status === "deleted" ? "" : (repository.read(path)?.text ?? "");
  const [before, after] = [declarationsIn(compiler, path, earlier), declarationsIn(compiler, path, current)];
  const without = (all: readonly Declared[], others: readonly Declared[]): Declared[] =>
    all.filter(
      ({ container, name }) => !others.some((one) => one.container === container && one.name === name),
    );
  const kept = before.flatMap((one) => {
    const same = after.filter(({ container, name }) => container === one.container && name === one.name);
    return same.length === 1 && same[0] !== undefined ? [{ before: one, after: same[0] }] : [];
  });
  return { ...file, gone: without(before, after), come: without(after, before), kept };
}

function newTypeParameters(file: string, kept: Compared["kept"]): NewTypeParameters[] {
  return kept.flatMap(({ before: old, after }) => {
    const before = old.typeParameters.map(({ name }) => name);
    const names = after.typeParameters.map(({ name }) => name);
    const isOther = names.length > 0 && names.join() !== before.join();
    const isLonger = names.length >= before.length && before.every((name) => names.includes(name));
    if (old.container !== "" || !isOther || !isLonger) return [];
    const own = kept.filter((one) => one.after === after || one.after.container.split(".")[0] === after.name);
    return [
      {
        kind: "type-parameters",
        file,
        name: after.name,
        start: after.start,
        before,
        after: after.typeParameters.map((parameter) => ({
          ...parameter,
          former: before.includes(parameter.name) ? undefined : formerType(parameter.name, own),
        })),
      },
    ];
  });
}

const NAME = /[\w$]+/g;
const TYPE = "(?<type>[\\w$.]+(?:\\[\\])?)";

/** What stood where a new type parameter stands now: `string` where `get(): string` became `get(): T`. */
function formerType(parameter: string, kept: Compared["kept"]): string | undefined {
  const found = kept.flatMap(({ before, after }) => {
    const names = new Set<string>(after.rest.match(NAME));
    if (after.container === "" && kept.length > 1) return [];
    if (!names.has(parameter) || after.rest.length > LONGEST) return [];
    const parts = after.rest.split(new RegExp(`(?<![\\w$])${parameter}(?![\\w$])`));
    const escaped = parts.map((part) => part.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`));
    const [first = "", ...others] = escaped;
    const [second = "", ...rest] = others;
    const pattern = `^${first}${TYPE}${[second, ...rest].join(String.raw`\k<type>`)}$`;
    return new RegExp(pattern).exec(before.rest)?.groups?.["type"] ?? [];
  });
  const [only, ...others] = new Set(found);
  return others.length === 0 ? only : undefined;
}

/** A member that is longer says more than types. */
const LONGEST = 2_000;

function newParameters(file: string, kept: Compared["kept"], members: readonly string[]): NewParameters[] {
  return kept.flatMap(({ before: old, after: { parameters: after, rest, name, start } }) => {
    const { parameters: before } = old;
    if (before === undefined || after === undefined || areSame(before, after)) return [];
    if ([...before, ...after].some((one) => one.rest)) return [];
    const names = before.map((parameter) => parameter.name);
    const recounted = names.filter((one) => isRecounted(one, { before: old.rest, after: rest }));
    return [{ kind: "parameters", file, name, start, before, after, recounted, members }];
  });
}

/** Callers notice nothing: what differs are names, and nothing that they left out is asked of them. */
function areSame(before: readonly Parameter[], after: readonly Parameter[]): boolean {
  if (before.some(({ value }, index) => value !== undefined && after[index]?.optional === false))
    return false;
  const names = (all: readonly Parameter[]): string =>
    all
      .map(({ name }) => name)
      .toSorted()
      .join();
  if (before.length !== after.length) return false;
  if (names(before) === names(after)) return before.every(({ name }, index) => name === after[index]?.name);
  return before.every(({ type }, index) => type === after[index]?.type);
}

/** Pairs what is gone with what came in the same place: with the same text, or the only one of its kind. */
function renamed(file: string, gone: readonly Declared[], come: readonly Declared[]): Renaming[] {
  return gone.flatMap((before): Renaming[] => {
    const others = come.filter(
      ({ container, kind }) => container === before.container && kind === before.kind,
    );
    const rivals = gone.filter(
      ({ container, kind }) => container === before.container && kind === before.kind,
    );
    const same = others.filter(({ rest }) => rest === before.rest);
    const only = rivals.length === 1 && others.length === 1 ? others[0] : undefined;
    const isPaired = same.length === 1 && rivals.filter(({ rest }) => rest === before.rest).length === 1;
    const after = isPaired ? same[0] : only;
    return after === undefined ? [] : [{ kind: "renamed", file, before, after }];
  });
}

function moved(compared: readonly Compared[], renamings: readonly Renaming[]): Move[] {
  return compared.flatMap(({ path, from = path, gone }) => {
    const top = gone.filter(({ container }) => container === "");
    return top.flatMap(({ name }): Move[] => {
      if (renamings.some((renaming) => renaming.file === path && renaming.before.name === name)) return [];
      const homes = compared.filter(
        (other) => other.path !== path && other.come.some((one) => one.container === "" && one.name === name),
      );
      const [home] = homes;
      return home === undefined || homes.length > 1 ? [] : [{ kind: "moved", from, to: home.path, name }];
    });
  });
}
