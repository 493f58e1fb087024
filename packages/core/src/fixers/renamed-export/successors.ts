import type { ts } from "ts-morph";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";
import { areContrasting } from "../contrasting-names.ts";
import { areOtherDeeds, areSameDeed } from "../deed-words.ts";
import { ALIKE, nameLikeness } from "../name-likeness.ts";
import { haveOtherUnits } from "../unit-words.ts";
import { wordsOf } from "../words-of.ts";
import { isDistinctive } from "./distinctive-type.ts";
import type { MissingImport } from "./missing-import.ts";
import { usesInOwnFile } from "./own-uses.ts";
import { filesThatMention, isAskedAsMember } from "./users.ts";

/** An export that may be what a missing one is called now. */
export interface Successor {
  name: string;
  confidence: number;
  /** Why, in a clause. */
  reason: string;
}

const ALIKE_CONFIDENCE = 0.95;
/** Nobody uses it yet, which is what a rename leaves behind, and its name or its type tells that it is the same thing. */
const UNUSED_CONFIDENCE = 0.75;
const DOUBTFUL_CONFIDENCE = 0.25;
/** Doubtful as well, but it has the missing name in it: before all that merely fit. */
const LONGER_CONFIDENCE = 0.29;
const USED_CONFIDENCE = 0.2;
/** A module may export hundreds of names; only for the likeliest is it worth asking who uses them. */
const MOST_RATED = 12;

/** The module's exports as successors of a missing one, likeliest first. Of a dependency only names that are spelled alike. */
export function successorsOf(
  project: ServiceOfFile,
  missing: MissingImport,
  repository: VirtualRepository,
): Successor[] {
  const checker = project.program.getTypeChecker();
  const names = checker.getExportsOfModule(missing.module).map((symbol) => ({
    symbol,
    name: symbol.name,
    likeness: nameLikeness(missing.name, symbol.name),
  }));
  const others = names.filter(
    ({ name, likeness }) =>
      name !== "default" &&
      name !== missing.name &&
      /^[\p{ID_Start}$_]/u.test(name) &&
      (missing.file !== undefined || likeness >= ALIKE),
  );
  const likeliest = others.toSorted((a, b) => b.likeness - a.likeness || (a.name < b.name ? -1 : 1));
  const rated = likeliest.slice(0, MOST_RATED).map((candidate): Successor & { likeness: number } => ({
    ...candidate,
    ...rate({ ...candidate, project, missing, repository }),
  }));
  const ranked = rated.toSorted((a, b) => b.confidence - a.confidence || b.likeness - a.likeness);
  const found = ranked.map(({ name, confidence, reason }) => ({ name, confidence, reason }));
  const ofAll = missing.isMember ? ofEveryObject(missing.name) : [];
  return ofAll.length === 0
    ? found
    : [...ofAll, ...found.filter(({ confidence }) => confidence === ALIKE_CONFIDENCE)];
}

/** `languages.hasOwnPorperty` of a module that is imported as a whole. */
function ofEveryObject(missing: string): Successor[] {
  return Object.getOwnPropertyNames(Object.prototype)
    .filter((name) => nameLikeness(missing, name) >= ALIKE)
    .map((name) => ({ name, confidence: ALIKE_CONFIDENCE, reason: `every object has \`${name}\`` }));
}

interface Rated {
  symbol: ts.Symbol;
  name: string;
  likeness: number;
  project: ServiceOfFile;
  missing: MissingImport;
  repository: VirtualRepository;
}

function rate(rated: Rated): Pick<Successor, "confidence" | "reason"> {
  const { name, likeness, project, symbol, missing } = rated;
  const reason = `it exports \`${name}\``;
  if (isUntyped(project, symbol))
    return { confidence: DOUBTFUL_CONFIDENCE, reason: `${reason}, of unknown type` };
  if (likeness >= ALIKE) return { confidence: ALIKE_CONFIDENCE, reason };
  if (isUsed(rated) || isAskedAsMember(project, missing, name))
    return { confidence: USED_CONFIDENCE, reason };
  const isLikely =
    !areContrasting(missing.name, name) &&
    !haveOtherUnits(missing.name, name) &&
    (isOneThing(rated) ||
      isDistinctive(project, resolved(project, symbol)) ||
      (isLonger(missing.name, name) && usesInOwnFile(project, missing).length > 0));
  const doubtful = isLonger(missing.name, name) ? LONGER_CONFIDENCE : DOUBTFUL_CONFIDENCE;
  const confidence = isLikely ? UNUSED_CONFIDENCE : doubtful;
  return { confidence, reason: `${reason}, which nothing imports yet` };
}

/**
 * Named after one thing: `makeLogger` and `createLogger`. The last word says what a name stands for, where the first ones are
 * for one deed, or no third export is of that thing: `addUser` and `dropUser` are told apart by what they do.
 */
function isOneThing({ project, missing, name }: Rated): boolean {
  const checker = project.program.getTypeChecker();
  const last = wordsOf(missing.name).at(-1);
  if (last !== wordsOf(name).at(-1) || areOtherDeeds(missing.name, name)) return false;
  if (areSameDeed(missing.name, name)) return true;
  const exports = checker.getExportsOfModule(missing.module).filter((one) => one.name !== missing.name);
  return exports.every((one) => one.name === name || wordsOf(one.name).at(-1) !== last);
}

/** Called by that and more: `pick` and `pickOne`. Where the module still asks for the missing name itself, it is what is meant. */
function isLonger(missing: string, name: string): boolean {
  const words = wordsOf(name);
  return wordsOf(missing).every((word) => words.includes(word));
}

/** Whatever asks for something of unknown type compiles. */
function isUntyped(project: ServiceOfFile, symbol: ts.Symbol): boolean {
  const { ts } = project;
  const target = resolved(project, symbol);
  if (!(target.flags & ts.SymbolFlags.Value)) return target.declarations === undefined;
  return (project.program.getTypeChecker().getTypeOfSymbol(target).flags & ts.TypeFlags.Any) !== 0;
}

/** Whether a file other than the module itself uses the export; handing it on is no use. References cost more than names. */
function isUsed({ symbol, name, project, missing, repository }: Rated): boolean {
  const declaration = resolved(project, symbol).declarations?.[0];
  if (declaration === undefined) return false;
  const home = declaration.getSourceFile().fileName;
  const { ts, program, service } = project;
  const declared = ts.getNameOfDeclaration(declaration);
  const names = [name, declared?.getText() ?? name];
  const isNamed = program
    .getSourceFiles()
    .some(
      ({ fileName, text }) =>
        fileName !== home && fileName !== missing.path && names.some((one) => text.includes(one)),
    );
  const position = declared?.getStart() ?? declaration.getStart();
  const references = isNamed ? (service.getReferencesAtPosition(home, position) ?? []) : [];
  const isUse = references.some(({ fileName, textSpan }) => {
    if (fileName === home || fileName === missing.path) return false;
    return !isHandedOn(program.getSourceFile(fileName), textSpan.start, ts);
  });
  return isUse || filesThatMention(repository, project, missing, name).length > 0;
}

function isHandedOn(sourceFile: ts.SourceFile | undefined, offset: number, compiler: typeof ts): boolean {
  return (
    sourceFile?.statements.some(
      (statement) =>
        compiler.isExportDeclaration(statement) && statement.pos <= offset && offset < statement.end,
    ) === true
  );
}

function resolved({ ts, program }: ServiceOfFile, symbol: ts.Symbol): ts.Symbol {
  return symbol.flags & ts.SymbolFlags.Alias ? program.getTypeChecker().getAliasedSymbol(symbol) : symbol;
}
