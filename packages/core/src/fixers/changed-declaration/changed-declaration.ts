import { posix } from "node:path";
import type { Candidate } from "../../model/candidate.ts";
import type { LocatedProblem } from "../../model/problem.ts";
import type { WorkspaceChange } from "../../repository/change/workspace-change.ts";
import { isSourceFile } from "../../repository/source-file.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";
import type { Fixer, FixerContext } from "../fixer.ts";
import { isOfTheMoment } from "./called-uses.ts";
import { freedAnswers } from "./freed-methods.ts";
import { groupedAnswers } from "./grouped-constants.ts";
import { isPlainRenaming } from "./is-plain-renaming.ts";
import { declarationChanges, type DeclarationChange } from "./declaration-changes.ts";
import { literalAnswers } from "./literal-changes.ts";
import { lostReexport } from "./lost-reexport.ts";
import { moveAnswers } from "./move-answers.ts";
import { hasOtherKinds } from "./new-arguments.ts";
import { parameterAnswers } from "./parameter-answers.ts";
import { renamingAnswers } from "./renaming-answers.ts";
import { splitModule } from "./split-module.ts";
import type { Answer, Site } from "./site.ts";
import { typeParameterAnswers } from "./type-parameter-answers.ts";
import { usesAnswers } from "./uses-answers.ts";
import type { UsesChange } from "./uses-changes.ts";

/** A module that is nowhere. */
const GONE = "TS2307";
/** A module does not export a name. */
const UNEXPORTED: ReadonlySet<string | undefined> = new Set(["TS2305", "TS2614", "TS2724"]);
/** A member that is not there. */
const ABSENT: ReadonlySet<string | undefined> = new Set(["TS2339", "TS2551"]);
/** A literal that no part of a type is, in whatever place. */
const LITERAL_CODES: ReadonlySet<string | undefined> = new Set([
  "TS2322",
  "TS2345",
  "TS2353",
  "TS2367",
  "TS2561",
  "TS2678",
  "TS2769",
  "TS2820",
]);
/** A name that is not exported, no member, not expected, or missing. */
const CODES: ReadonlySet<string | undefined> = new Set([
  "TS2305",
  "TS2314",
  "TS2344",
  GONE,
  "TS2322",
  "TS2339",
  "TS2345",
  "TS2353",
  "TS2459",
  "TS2551",
  "TS2554",
  "TS2555",
  "TS2559",
  "TS2561",
  "TS2614",
  "TS2694",
  "TS2707",
  "TS2724",
  "TS2739",
  "TS2740",
  "TS2741",
  "TS2769",
]);
/** What may become of a use whose declaration is something else now. */
const USE_CODES: ReadonlySet<string | undefined> = new Set([
  "TS2322",
  "TS2339",
  "TS2345",
  "TS2349",
  "TS2362",
  "TS2363",
  "TS2365",
  "TS2367",
  "TS2488",
  "TS2551",
  "TS2558",
  "TS2693",
  "TS2698",
  "TS2739",
  "TS2740",
  "TS2741",
  "TS2769",
  "TS2774",
  "TS6234",
  "TS7053",
  "TS2305",
  "TS2724",
]);
/** A change of more files than this is read no further. */
const MOST_FILES = 80;
/** What concerns a problem by its words only; the likeliest few are worth a look. */
const MOST_CHANGES = 8;

/** A declaration that was renamed, moved or given other parameters since a commit that worked: its users follow, or it is taken back. */
export const changedDeclaration: Fixer = {
  id: "changed-declaration",
  title: "changes that broke their users",
  handles: ({ code }) => CODES.has(code) || USE_CODES.has(code) || LITERAL_CODES.has(code),
  propose,
};

async function propose(problem: LocatedProblem, context: FixerContext): Promise<Candidate[]> {
  const told = await tellHistory(problem, context);
  if (told === undefined) return [];
  const { site, changes } = told;
  if (problem.code === GONE)
    return splitModule(site, changes).map((candidate) => ({ ...candidate, origin: changedDeclaration.id }));
  const concerned = changes.filter((one) => concerns(problem, one)).slice(0, MOST_CHANGES);
  const lost = UNEXPORTED.has(problem.code) ? lostReexport(site) : [];
  return [...lost, ...concerned.flatMap((one) => answers(site, one, changes))].map((candidate) => ({
    ...candidate,
    origin: changedDeclaration.id,
  }));
}

/** The new name of what a file calls otherwise than before, where that is not the same any more; undefined where nobody tells. */
export async function otherSince(
  problem: LocatedProblem,
  context: FixerContext,
  name: string,
): Promise<string | undefined> {
  const told = await tellHistory(problem, context);
  const renaming = told?.changes.find(
    (one) => one.kind === "renamed" && one.before.container === "" && one.before.name === name,
  );
  if (told === undefined || renaming?.kind !== "renamed") return undefined;
  return isPlainRenaming(told.site, renaming, told.changes) ? undefined : renaming.after.name;
}

/** Whether a function of a name counts in another unit since the change, or means the contrary, by the names of its parameters. */
export async function countsOtherwiseSince(
  problem: LocatedProblem,
  context: FixerContext,
  name: string,
): Promise<boolean> {
  const told = await tellHistory(problem, context);
  const change = told?.changes.find((one) => one.kind === "parameters" && one.name === name);
  return change?.kind === "parameters" && hasOtherKinds(change);
}

/** Whether what makes the things of a class, since it is one no more, takes something else than its constructor took. */
export async function takesOtherSince(
  problem: LocatedProblem,
  context: FixerContext,
  name: string,
): Promise<boolean> {
  const told = await tellHistory(problem, context);
  return told?.changes.some((one) => one.kind === "made" && one.name === name && one.takesOther) === true;
}

/** Whether a function of a name was a constant before the change, and gives something else whenever it is asked. */
export async function isOfTheMomentSince(
  problem: LocatedProblem,
  context: FixerContext,
  name: string,
): Promise<boolean> {
  const told = await tellHistory(problem, context);
  return (
    told?.changes.some((one) => one.kind === "called" && one.name === name && isOfTheMoment(one)) === true
  );
}

/** Whether a function of a name gives something else since the change. */
export async function givesOtherSince(
  problem: LocatedProblem,
  context: FixerContext,
  name: string,
): Promise<boolean> {
  const told = await tellHistory(problem, context);
  return told?.changes.some((one) => one.kind === "result" && one.name === name) === true;
}

async function tellHistory(
  problem: LocatedProblem,
  { repository, change }: FixerContext,
): Promise<{ site: Site; changes: DeclarationChange[] } | undefined> {
  const known = await change?.();
  if (known === undefined || known.files.length === 0) return undefined;
  const engine = await repository.typescript();
  const { changes, textsBefore } = await history(known, repository, problem);
  return { site: { problem, engine, repository, textsBefore }, changes };
}

interface History {
  changes: DeclarationChange[];
  textsBefore: ReadonlyMap<string, string>;
}

const histories = new WeakMap<VirtualRepository, Promise<History>>();

/** Read once for all problems of a view. */
function history(
  known: WorkspaceChange,
  repository: VirtualRepository,
  problem: LocatedProblem,
): Promise<History> {
  const read = async (): Promise<History> => {
    const { ts } = (await repository.typescript()).languageService(repository, problem.location.file);
    const change = {
      ...known,
      files: known.files.filter(({ path }) => isSourceFile(path)).slice(0, MOST_FILES),
    };
    const textsBefore = await readBefore(change);
    return { changes: await declarationChanges(ts, change, repository), textsBefore };
  };
  const found = histories.get(repository) ?? read();
  histories.set(repository, found);
  return found;
}

async function readBefore({ files, before }: WorkspaceChange): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const { path, from } of files)
    texts.set(path, from === undefined ? "" : ((await before(from))?.text ?? ""));
  return texts;
}

/** Whether a message names the old or the new name: `Property 'total' does not exist on type 'Order'.` */
function concerns({ code, message }: LocatedProblem, change: DeclarationChange): boolean {
  if (isOfUses(change)) return USE_CODES.has(code);
  if (change.kind === "literal") return LITERAL_CODES.has(code) && speaksOf(message, change.before);
  if (change.kind === "freed") return ABSENT.has(code) && message.includes(`'${change.name}'`);
  if (change.kind === "grouped") return UNEXPORTED.has(code);
  if (!CODES.has(code)) return false;
  if (change.kind === "parameters" || change.kind === "type-parameters") return true;
  const names = change.kind === "moved" ? [change.name] : [change.before.name, change.after.name];
  return names.some((name) =>
    new RegExp(`(?<![\\w$.])${name.replaceAll("$", "\\$")}(?![\\w$])`).test(message),
  );
}

function speaksOf(message: string, literal: string): boolean {
  return message.includes(`"${literal}"`) || message.includes(`'${literal}'`);
}

function isOfUses(change: DeclarationChange): change is UsesChange {
  return change.kind === "result" || change.kind === "called" || change.kind === "made";
}

const remembered = new WeakMap<DeclarationChange, Map<string, Answer[]>>();

/** What answers one problem answers all of its words, so that hundreds of them cost as much as one. */
function answers(site: Site, change: DeclarationChange, all: readonly DeclarationChange[]): Answer[] {
  if (change.kind === "parameters") return parameterAnswers(site, change);
  if (isOfUses(change)) return usesAnswers(site, change);
  if (change.kind === "literal") return literalAnswers(site, change);
  if (change.kind === "freed") return freedAnswers(site, change);
  if (change.kind === "grouped") return groupedAnswers(site, change);
  if (change.kind === "type-parameters") return typeParameterAnswers(site, change);
  const { message, location } = site.problem;
  const isMember = change.kind === "renamed" && change.before.container !== "";
  const key = `${posix.dirname(location.file)}\0${isMember ? "" : message}`;
  const known = remembered.get(change) ?? new Map<string, Answer[]>();
  remembered.set(change, known);
  const found =
    known.get(key) ??
    (change.kind === "moved" ? moveAnswers(site, change, all) : renamingAnswers(site, change, all));
  known.set(key, found);
  return found;
}
