import { isTestPath, relatedPlaces, type Problem, type ProviderContext } from "@hephaestus/core";
import { isSecretFile } from "./is-secret-file.ts";
import { distanceOf } from "./path-distance.ts";
import type { Place } from "./place.ts";
import { placesImporting } from "./places-importing.ts";

type Context = Pick<ProviderContext, "repository" | "change" | "problems" | "trials">;

/** Of a long trace the innermost frames say most. */
const MOST_FRAMES = 6;
const MOST_SUSPECTS = 10;
/** Lines around a place whose code is not known. */
const AROUND = 12;
const MOST_CHANGED = 12;

/**
 * Where to look, the likeliest first: the failing place and the code around it, the frames of the trace, the code at fault
 * by how tests ran, what was tried, definitions of what is used there, what was changed, and what calls it.
 */
export async function placesOf(problem: Problem, context: Context): Promise<Place[]> {
  const { repository } = context;
  const named = [...placeOfProblem(problem), ...placesOfFrames(problem)];
  const suspects = placesOfSuspects(problem);
  const related = await relatedTo([...named, ...suspects].slice(0, 3), context);
  const near = (why: string): Place[] => related.filter((place) => place.why === why);
  const changed = await placesOfChange(problem, context);
  const isChanged = ({ file }: Place): boolean => changed.some((place) => place.file === file);
  const used = near(USED);
  const alike = placesNamedAlike(problem, context);
  const likely = sourcesOf([...near(AROUND_IT), ...named, ...suspects, ...alike]);
  const importing = await placesImporting(likely.slice(0, MOST_LIKELY), repository);
  const all = [
    ...near(AROUND_IT),
    ...named,
    ...suspects,
    ...placesTried(context),
    ...placesOfEffects(problem, context),
    ...placesOfOtherTests(problem, context),
    ...used.filter(isChanged),
    ...changed.filter(({ file }) => isRelatedFile(file, problem)),
    ...used,
    ...changed,
    ...alike,
    ...importing,
    ...(await placesImported(problem, context)),
    ...near(CALLING),
    ...placesBeside(likely.slice(0, MOST_LIKELY), repository.files),
  ];
  return all.filter(({ file }) => !isSecretFile(file) && repository.read(file) !== undefined);
}

/** So many of the likeliest files are followed to those that use them. */
const MOST_LIKELY = 2;

/** The files of places that are no tests, each once. */
function sourcesOf(places: readonly Place[]): string[] {
  return [...new Set(places.map(({ file }) => file))].filter((file) => !isTestPath(file));
}

const MOST_BESIDE = 12;

/** What lies in the same folders, the nearest in name first: where there is room, it says what else there is. */
function placesBeside(sources: readonly string[], files: readonly string[]): Place[] {
  return sources.flatMap((source) => {
    const folder = source.slice(0, source.lastIndexOf("/") + 1);
    const beside = files.filter(
      (file) => file.startsWith(folder) && !file.slice(folder.length).includes("/") && file !== source,
    );
    return beside
      .filter((file) => isScript(file) && !isTestPath(file))
      .toSorted((a, b) => sharedLength(b, source) - sharedLength(a, source))
      .slice(0, MOST_BESIDE)
      .map((file) => ({ file, startLine: 1, endLine: BEGINNING, why: "lies beside it" }));
  });
}

function sharedLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a.charCodeAt(length) === b.charCodeAt(length)) length += 1;
  return length;
}

const MOST_OTHER_TESTS = 3;

/** What other failing tests of the same run are named after: what breaks together is often mended together. */
function placesOfOtherTests({ location, test }: Problem, context: Context): Place[] {
  if (test === undefined) return [];
  const others = context.problems.filter(
    (other) => other.test !== undefined && other.location?.file !== location?.file,
  );
  const first = [...new Map(others.map((other) => [other.location?.file, other])).values()];
  return first
    .slice(0, MOST_OTHER_TESTS)
    .flatMap((other) => placesNamedAlike(other, context))
    .map((place) => ({ ...place, why: "another test that fails is named like it" }));
}

const AROUND_IT = "the code around the failing place";
const USED = "defines what is used there";
const CALLING = "calls it";

function placeOfProblem({ location, test }: Problem): Place[] {
  if (location?.inWorkspace !== true) return [];
  return [around(location, test === undefined ? "the failing place" : "the failing test")];
}

function placesOfFrames({ frames }: Problem): Place[] {
  return frames
    .filter(({ own, inWorkspace }) => own && inWorkspace)
    .slice(0, MOST_FRAMES)
    .map((frame) => around(frame, "in the stack trace"));
}

function placesOfSuspects({ suspects = [] }: Problem): Place[] {
  return suspects
    .slice(0, MOST_SUSPECTS)
    .map(({ file, startLine, endLine }) => ({ file, startLine, endLine, why: "may be at fault" }));
}

const MOST_EFFECTS = 8;

/** Where the problems are that exist because of this one, and others that say the same. */
function placesOfEffects({ id, causeOf, code }: Problem, { problems }: Context): Place[] {
  const others = problems.filter((other) => other.id !== id);
  const effects = others.filter((other) => causeOf.includes(other.id));
  const alike = others.filter(
    (other) => code !== undefined && other.code === code && !effects.includes(other),
  );
  return [...effects, ...alike]
    .flatMap(({ location }) =>
      location?.inWorkspace === true ? [around(location, "a problem that may go with it")] : [],
    )
    .slice(0, MOST_EFFECTS);
}

function placesTried({ trials }: Context): Place[] {
  return trials.flatMap(({ candidate }) =>
    candidate.edits.map(({ file }) => ({
      file,
      startLine: 1,
      endLine: 2 * AROUND,
      why: "a fix was tried here",
    })),
  );
}

async function relatedTo(places: readonly Place[], { repository }: Context): Promise<Place[]> {
  const found = await Promise.all(
    places.map(({ file, startLine, endLine, line = Math.floor((startLine + endLine) / 2) }) =>
      relatedPlaces({ file, line }, repository),
    ),
  );
  const WHY = { around: AROUND_IT, definition: USED, caller: CALLING } as const;
  return found
    .flat()
    .map(({ relation, file, startLine, endLine }) => ({ file, startLine, endLine, why: WHY[relation] }));
}

async function placesOfChange({ test }: Problem, { change, repository }: Context): Promise<Place[]> {
  const files = (await change?.())?.files ?? [];
  return files
    .map(({ path }) => path)
    .filter((file) => repository.read(file) !== undefined && (test === undefined || !isTestPath(file)))
    .slice(0, MOST_CHANGED)
    .map((file) => ({ file, startLine: 1, endLine: 2 * AROUND, why: "was changed since it worked" }));
}

/** Whether a file lies in the same folder as the failing place. */
function isRelatedFile(file: string, { location }: Problem): boolean {
  const folderOf = (path: string): string => path.slice(0, path.lastIndexOf("/") + 1);
  return location !== undefined && folderOf(file) === folderOf(location.file);
}

const MOST_NAMED_ALIKE = 3;

/** `src/price.ts` for a failing `test/price.test.ts`. */
function placesNamedAlike({ location, test }: Problem, { repository }: Context): Place[] {
  if (location === undefined || test === undefined) return [];
  const name = bareName(location.file);
  return repository.files
    .filter((file) => bareName(file) === name && !isTestPath(file))
    .slice(0, MOST_NAMED_ALIKE)
    .map((file) => ({ file, startLine: 1, endLine: 4 * AROUND, why: "is named like the test" }));
}

const MOST_IMPORTED = 24;
const MOST_IMPORTED_OF_SOURCE = 8;
/** Of a file that is only imported the beginning is shown. */
const BEGINNING = 30;

/**
 * What the failing file imports, a file that only hands names on included: what lies near it first, then what it imports
 * itself. A test says little of what fails, and shows more of it.
 */
async function placesImported(
  { location, frames, test }: Problem,
  { repository }: Context,
): Promise<Place[]> {
  const places = [location, ...frames].filter((place) => place?.inWorkspace === true);
  const known =
    (test === undefined ? undefined : places.findLast((place) => isTestPath(place?.file ?? ""))) ?? places[0];
  if (known === undefined || !isScript(known.file)) return [];
  const imported = await importsOf(known.file, repository);
  const files = imported.filter((file) => file !== known.file && !isTestPath(file));
  return files
    .toSorted((a, b) => distanceOf(a, known.file) - distanceOf(b, known.file))
    .slice(0, test === undefined ? MOST_IMPORTED_OF_SOURCE : MOST_IMPORTED)
    .map((file) => ({ file, startLine: 1, endLine: BEGINNING, why: "it is imported there" }));
}

/** Nearest first; nothing where the compiler breaks on a file. */
async function importsOf(file: string, repository: Context["repository"]): Promise<string[]> {
  try {
    return (await repository.typescript()).imports(repository, file);
  } catch {
    return [];
  }
}

function isScript(file: string): boolean {
  return /\.[cm]?[jt]sx?$/.test(file);
}

function bareName(file: string): string {
  return file.slice(file.lastIndexOf("/") + 1).replace(/(?:[._-](?:test|spec))?\.\w+$/, "");
}

function around(
  { file, line, endLine }: { file: string; line: number; endLine?: number },
  why: string,
): Place {
  return { file, startLine: Math.max(1, line - AROUND), endLine: (endLine ?? line) + AROUND, why, line };
}
