import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";
import type { TextEdit } from "../../model/edit.ts";
import type { LocatedProblem } from "../../model/problem.ts";
import type { ServiceOfFile, TypeScriptEngine } from "../../repository/typescript/engine.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";
import { otherSince } from "../changed-declaration/changed-declaration.ts";
import type { Fixer, FixerContext } from "../fixer.ts";
import { perProgram } from "../per-program.ts";
import { candidatesFrom, errorSite, replaced } from "../type-error/error-site.ts";
import { canBeCalledAs } from "./called-as.ts";
import { carriedRename } from "./carried-rename.ts";
import { defaultImport } from "./default-import.ts";
import { DEFAULT_CODES, namedImport } from "./named-import.ts";
import { missingImportAt, titleOf, type MissingImport } from "./missing-import.ts";
import { exportedElsewhere } from "./exported-elsewhere.ts";
import { MISSING_CODES, renamedDeclaration } from "./renamed-declaration.ts";
import { renameInFile } from "./rename-in-file.ts";
import { overloadNames } from "./overload-names.ts";
import { usesInOwnFile } from "./own-uses.ts";
import { modulesThatGive } from "./same-export.ts";
import { successorsOf, type Successor } from "./successors.ts";
import { usersOf, type User } from "./users.ts";

/**
 * TS2305/TS2724 no exported member, TS2614 named instead of default import;
 * TS2339/TS2551/TS2694 the same of a module that is imported as a whole.
 */
const CODES: ReadonlySet<string | undefined> = new Set([
  "TS2305",
  "TS2339",
  "TS2551",
  "TS2614",
  "TS2694",
  "TS2724",
]);
/** A name is imported of a module that does not export it. */
const NAMED_CODES: ReadonlySet<string | undefined> = new Set(["TS2305", "TS2459", "TS2724"]);
/** A module has the name, and keeps it for itself. */
const UNEXPORTED = "TS2459";
/** Overloads without a body of their name, and a body without overloads of its own. */
const OVERLOAD_CODES: ReadonlySet<string | undefined> = new Set(["TS2391", "TS2389"]);
/** How node and bundlers' loaders say it: `The requested module './a.js' does not provide an export named 'b'`. */
const ABSENT_EXPORT = /does not provide an export named '(?<name>[^']{1,200})'/;
/** A module may export hundreds of names; the likeliest few are worth a proof. */
const MOST_SUCCESSORS = 6;

/** It does something else than what had the name before. */
const OTHER_CONFIDENCE = 0.28;

/** An export that is not there any more, but under another name: the new name is carried to every file that uses the old one. */
export const renamedExport: Fixer = {
  id: "renamed-export",
  title: "renamed exports",
  handles: ({ code, message }) =>
    CODES.has(code) ||
    OVERLOAD_CODES.has(code) ||
    DEFAULT_CODES.has(code) ||
    MISSING_CODES.has(code) ||
    NAMED_CODES.has(code) ||
    ABSENT_EXPORT.test(message),
  propose,
};

interface RenameContext {
  project: ServiceOfFile;
  engine: TypeScriptEngine;
  repository: VirtualRepository;
  /** What the missing name became and is not the same any more. */
  other: string | undefined;
}

async function propose(problem: LocatedProblem, context: FixerContext): Promise<Candidate[]> {
  const { repository } = context;
  if (OVERLOAD_CODES.has(problem.code)) {
    const site = await errorSite(problem, context);
    return site === undefined ? [] : candidatesFrom(renamedExport.id, site, overloadNames(site));
  }
  if (MISSING_CODES.has(problem.code)) {
    const site = await errorSite(problem, context);
    if (site === undefined) return [];
    const workspace = { engine: await repository.typescript(), repository };
    return renamedDeclaration(site).map((renaming) => ({
      ...carriedRename(renaming, site, workspace),
      origin: renamedExport.id,
    }));
  }
  if (DEFAULT_CODES.has(problem.code)) {
    const site = await errorSite(problem, context);
    return site === undefined ? [] : candidatesFrom(renamedExport.id, site, namedImport(site));
  }
  const elsewhere = NAMED_CODES.has(problem.code) ? await askedElsewhere(problem, context) : [];
  if (problem.code === UNEXPORTED) return elsewhere;
  const { file } = problem.location;
  const engine = await repository.typescript();
  const offset = CODES.has(problem.code)
    ? engine.reported(repository, problem)?.start
    : namedOffset(problem, repository.read(file)?.text ?? "");
  if (offset === undefined) return elsewhere;
  const project = engine.languageService(repository, file);
  const missing = missingImportAt(project, offset);
  if (missing === undefined || isThere(project, missing)) return elsewhere;
  const other = await otherSince(problem, context, missing.name);
  const renames = remembered(project.program, `${missing.path}\0${missing.name}`, () =>
    candidatesFor(missing, { project, engine, repository, other }),
  );
  return [...elsewhere, ...(elsewhere.length === 0 ? renames : renames.filter(isTold))];
}

/** What merely is there to be imported is no new name of what another module exports by the old one. */
function isTold({ confidence }: Candidate): boolean {
  return confidence > OTHER_CONFIDENCE;
}

/** Where else the name may be imported from; less sure where the module had it before the change. */
async function askedElsewhere(problem: LocatedProblem, context: FixerContext): Promise<Candidate[]> {
  const site = await errorSite(problem, context);
  if (site === undefined) return [];
  const known = await context.change?.();
  return candidatesFrom(renamedExport.id, site, exportedElsewhere(site, (known?.files ?? []).length > 0));
}

/** A loader misses types, which are taken out before it looks. */
function isThere({ program }: ServiceOfFile, { module, name }: MissingImport): boolean {
  return program
    .getTypeChecker()
    .getExportsOfModule(module)
    .some((each) => each.name === name);
}

/** Where the importing line has the name that a loader misses. */
function namedOffset({ message, location }: LocatedProblem, text: string): number | undefined {
  const name = ABSENT_EXPORT.exec(message)?.groups?.["name"];
  const lines = text.split("\n");
  const start = lines.slice(0, location.line - 1).reduce((sum, line) => sum + line.length + 1, 0);
  const column = name === undefined ? -1 : wordIndex(lines[location.line - 1] ?? "", name);
  return column === -1 ? undefined : start + column;
}

function wordIndex(line: string, word: string): number {
  const isPart = (character: string | undefined): boolean =>
    character !== undefined && /[\w$]/.test(character);
  for (let index = line.indexOf(word); index !== -1; index = line.indexOf(word, index + 1)) {
    if (!isPart(line[index - 1]) && !isPart(line[index + word.length])) return index;
  }
  return -1;
}

const remembered = perProgram<Candidate[]>();

function candidatesFor(
  missing: MissingImport,
  { project, engine, repository, other }: RenameContext,
): Candidate[] {
  const users = usersOf(project, missing, { engine, repository });
  if (users.length === 0) return [];
  const successors = successorsOf(project, missing, repository)
    .filter(({ name }) => canBeCalledAs(name, missing, users))
    .slice(0, MOST_SUCCESSORS)
    .map((one) =>
      one.name === other ? { ...one, confidence: Math.min(one.confidence, OTHER_CONFIDENCE) } : one,
    );
  const renames = successors.map((successor) => {
    const asked = [missing, ...modulesThatGive(project, missing, successor.name)];
    const all = asked.flatMap((each) =>
      each === missing ? users : usersOf(project, each, { engine, repository }),
    );
    const own = asked.map((each) => ({ file: each.file, uses: usesInOwnFile(project, each) }));
    return rename(missing, { users: all, own }, successor);
  });
  const byDefault = defaultImport(project, missing, users);
  return byDefault === undefined ? renames : [...renames, { ...byDefault, origin: renamedExport.id }];
}

/** The module itself, and where it still asks for the name. */
interface OwnUses {
  file: string | undefined;
  uses: readonly ts.Identifier[];
}

function rename(
  missing: MissingImport,
  { users, own }: { users: readonly User[]; own: readonly OwnUses[] },
  { name, confidence, reason }: Successor,
): Candidate {
  const edits = new Map<string, TextEdit[]>();
  for (const user of users)
    edits.set(user.file, [...(edits.get(user.file) ?? []), ...renameInFile(user, name)]);
  for (const { file, uses } of own)
    if (file !== undefined && uses.length > 0 && !edits.has(file))
      edits.set(
        file,
        uses.map((use) => replaced(use, name)),
      );
  const files = [...edits.keys()].toSorted();
  const where = files.length === 1 ? files[0] : `${files.length} files`;
  return {
    title: `Rename \`${missing.name}\` to \`${name}\` in ${where}`,
    edits: files.map((file) => ({ file, edits: edits.get(file) ?? [] })),
    origin: renamedExport.id,
    rationale: `${titleOf(missing)} exports no \`${missing.name}\`; ${reason}`,
    confidence,
  };
}
