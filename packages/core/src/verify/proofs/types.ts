import { isTestFile } from "../../fixers/is-test-file.ts";
import type { FileEdit } from "../../model/edit.ts";
import { isLocated, type LocatedProblem, type Problem } from "../../model/problem.ts";
import { isSourceFile } from "../../repository/source-file.ts";
import { findDiagnostic } from "../../repository/typescript/find-diagnostic.ts";
import type { TypeChecker, TypeDiagnostic, TypeProver } from "../../repository/typescript/type-checker.ts";
import { unknownTypes } from "../../repository/typescript/unknown-types.ts";
import { compareComplaints, movedOffset, type Comparison } from "../compare-diagnostics.ts";
import type { ProofCheck, ProofInput, ProofOutcome } from "../proof.ts";

const MOST_NAMED = 3;
/** What follows from a text that does not parse goes with it; 1200 and above are of what the text says. */
const SYNTAX_ERROR = /^TS1[01]\d\d$/;
/** Elements side by side, and names that nothing uses: no type has a say in it. */
const TYPELESS: ReadonlySet<string> = new Set(["TS2657", "TS6133", "TS6192", "TS6196", "TS6198", "TS6199"]);
/** No module says what the type of an element is. */
const ELEMENTS_UNKNOWN = "TS2875";
/** What is wrong shows near by most of the time. */
const FILES_AT_FIRST = 6;
const FILES_AT_ONCE = 24;
/** A candidate that brings more is not carried on. */
const MOST_LOOSE_ENDS = 5;

/** The target is gone and nothing new came up in the edited files and in everything that depends on them. */
export const types: ProofCheck = {
  kind: "types",
  applies: ({ candidate }) => candidate.edits.some(({ file }) => isSourceFile(file)),
  run,
};

async function run(input: ProofInput): Promise<ProofOutcome> {
  const { candidate, before, after } = input;
  const checker = await before.typescript();
  const touched = candidate.edits.map(({ file }) => file).filter(isSourceFile);
  const unknown = touched.find((file) => !checker.knows(before, file));
  if (unknown !== undefined) return { status: "skipped", detail: `no project compiles ${unknown}` };
  const files = affected(checker, input, touched);
  const provers = checker.provers([before, after], files);
  for (const [index, prover] of provers.entries()) {
    const found = await compared(prover, input, files);
    const isLast = index === provers.length - 1;
    if (found !== undefined && (isLast || isTold(input.target, found))) {
      const parses = (file: string): boolean =>
        checker.syntaxErrors(file, after.read(file)?.text ?? "") === 0;
      const parsed = (file: string): boolean =>
        checker.syntaxErrors(file, before.read(file)?.text ?? "") === 0;
      const outcome = judged(found, input, { files, title: prover.title, parses, parsed });
      if (outcome.status !== "passed") return outcome;
      return { ...outcome, isTested: checker.dependants(before, touched).some(isTestFile) };
    }
  }
  throw new Error("no compiler gives an answer");
}

/** Where a compiler does not see the error that a log tells of, another is asked. */
function isTold(target: Problem, { known }: Compared): boolean {
  return !isCompileError(target) || findDiagnostic(target, known) !== undefined;
}

/** Whether a file parses with the candidate, and without it. */
type Texts = Record<"parses" | "parsed", (file: string) => boolean>;

/** What a comparison comes to, in the words of the compiler that made it. */
function judged(
  { known, now, gone, fresh }: Compared,
  { candidate, target, problems }: ProofInput,
  { files, title, ...texts }: Texts & { files: readonly string[]; title: string },
): ProofOutcome {
  const resolved = resolvedBy(gone, problems, known);
  const counts = { before: known.length, after: now.length, resolved };
  const where = `${files.length === 1 ? "1 file" : `${files.length} files`} with ${title}`;
  if (isCompileError(target) && !resolved.includes(target.id)) {
    const isThere = findDiagnostic(target, known) !== undefined;
    const detail = isThere ? `the error is still there in ${where}` : `the error is not there to begin with`;
    return { ...counts, status: "failed", detail };
  }
  if (fresh.length > 0) {
    const bearable =
      isCompileError(target) &&
      fresh.length <= gone.length &&
      !fresh.some((error) => isInEdit(error, candidate.edits));
    const detail = `${fresh.length} new: ${named(fresh)}`;
    return { ...counts, status: "failed", detail, followUps: fresh, bearable };
  }
  const touched = candidate.edits.map(({ file }) => file).filter(isSourceFile);
  return {
    ...counts,
    status: "passed",
    detail: `nothing new in ${where}`,
    ...weaknessOf(target, seenBy(candidate.edits, now), {
      files: [...touched, ...placeOf(target)],
      ...texts,
    }),
  };
}

interface Compared extends Comparison<TypeDiagnostic> {
  known: TypeDiagnostic[];
  now: TypeDiagnostic[];
}

/** Compares the nearest files first, and the others only while the candidate may still be good for something. */
async function compared(
  prover: TypeProver,
  input: ProofInput,
  files: readonly string[],
): Promise<Compared | undefined> {
  const near = [...placeOf(input.target), ...input.candidate.edits.map(({ file }) => file)];
  const left = [...new Set([...near.filter((file) => files.includes(file)), ...files])];
  const looked = left.splice(0, FILES_AT_FIRST);
  let found = await comparedIn(prover, input, looked);
  while (found !== undefined && left.length > 0 && !isHopeless(found, input, left)) {
    looked.push(...left.splice(0, FILES_AT_ONCE));
    found = await comparedIn(prover, input, looked);
  }
  return found;
}

/** What was complained of before is asked only where something is now, or where the log tells of something. */
async function comparedIn(
  prover: TypeProver,
  { candidate, problems, before, after }: ProofInput,
  files: readonly string[],
): Promise<Compared | undefined> {
  const now = await prover.diagnostics(after, files);
  if (now === undefined) return undefined;
  const places = problems.filter(isLocated).map(({ location }) => location.file);
  const telling = new Set([...places, ...now.map(({ file }) => file)]);
  const known = await prover.diagnostics(
    before,
    files.filter((file) => telling.has(file)),
  );
  return known && { known, now, ...compareComplaints(known, now, candidate.edits) };
}

/** Whether the target is still there, or too much came up for the candidate to be carried on or borne. */
function isHopeless(
  { known, gone, fresh }: Compared,
  { candidate, target, problems }: ProofInput,
  left: readonly string[],
): boolean {
  if (isCompileError(target) && !resolvedBy(gone, [target], known).includes(target.id)) return true;
  if (fresh.length <= MOST_LOOSE_ENDS) return false;
  const hopes = problems.filter(isCompileError).filter(({ location }) => left.includes(location.file));
  return fresh.length > gone.length + hopes.length || fresh.some((error) => isInEdit(error, candidate.edits));
}

/** An error in what the candidate itself wrote is its own fault, no follow-up. */
function isInEdit({ file, start }: TypeDiagnostic, fileEdits: readonly FileEdit[]): boolean {
  const edits = fileEdits.find((edit) => edit.file === file)?.edits ?? [];
  return edits.some((edit) => {
    const from = movedOffset(
      edit.start,
      edits.filter((other) => other.end <= edit.start && other !== edit),
    );
    return start >= from && start <= from + edit.text.length;
  });
}

function affected(
  checker: TypeChecker,
  { before, after, target }: ProofInput,
  touched: readonly string[],
): string[] {
  const files = [...placeOf(target), ...checker.affected(before, after, touched)];
  return [...new Set(files)].filter(isSourceFile).toSorted();
}

function placeOf(target: Problem): string[] {
  return isLocated(target) && isSourceFile(target.location.file) ? [target.location.file] : [];
}

function isCompileError(problem: Problem): problem is LocatedProblem {
  return isLocated(problem) && /^TS\d+$/.test(problem.code ?? "");
}

/** The problems of the log whose compile error was there and is gone. */
function resolvedBy(
  gone: readonly TypeDiagnostic[],
  problems: readonly Problem[],
  known: readonly TypeDiagnostic[],
): string[] {
  const vanished = new Set(gone);
  return problems.filter(isCompileError).flatMap((problem) => {
    const diagnostic = findDiagnostic(problem, known);
    return diagnostic !== undefined && vanished.has(diagnostic) ? [problem.id] : [];
  });
}

function named(diagnostics: readonly TypeDiagnostic[]): string {
  const names = diagnostics.slice(0, MOST_NAMED).map(({ code, file, line }) => `${code} at ${file}:${line}`);
  return diagnostics.length > MOST_NAMED
    ? `${names.join(", ")} and ${diagnostics.length - MOST_NAMED} more`
    : names.join(", ");
}

/** What bears on an edit: that the types of elements are unknown hides nothing of a name that is imported. */
function seenBy(edits: readonly FileEdit[], now: readonly TypeDiagnostic[]): readonly TypeDiagnostic[] {
  const lines = edits.flatMap((file) => file.edits.flatMap(({ text }) => text.trim().split("\n")));
  const isImport = lines.every((line) => line.startsWith("import "));
  return isImport ? now.filter(({ code }) => code !== ELEMENTS_UNKNOWN) : now;
}

function weaknessOf(
  { code = "" }: Problem,
  now: readonly TypeDiagnostic[],
  { files, parses, parsed }: Texts & { files: readonly string[] },
): Pick<ProofOutcome, "isBroken" | "weakness"> {
  const own = now.filter(({ file }) => files.includes(file));
  const broken = own.find((error) => SYNTAX_ERROR.test(error.code) && !parses(error.file));
  if (broken !== undefined) return { weakness: `${broken.file} does not parse yet`, isBroken: true };
  const left = own.find((error) => !TYPELESS.has(error.code) && unknownTypes([error]) === undefined);
  if (SYNTAX_ERROR.test(code) && left !== undefined && !parsed(left.file))
    return { weakness: `${left.code} at ${left.file}:${left.line} may be there because it is read wrongly` };
  const blind = TYPELESS.has(code) ? undefined : unknownTypes(own);
  return blind === undefined
    ? {}
    : { weakness: `types are incomplete in ${blind.file}: ${blind.message.split("\n", 1)[0]}` };
}
