import { isTestFile } from "../fixers/is-test-file.ts";
import { applyEdits } from "../model/edit.ts";
import type { Problem } from "../model/problem.ts";
import type { Solution } from "../model/solution.ts";
import { isLintReport } from "../repository/linters/is-lint-report.ts";
import { isSourceFile } from "../repository/source-file.ts";
import type { WorkspaceChange } from "../repository/change/workspace-change.ts";
import type { VirtualRepository } from "../repository/virtual-repository.ts";
import type { EngineParts } from "./engine-parts.ts";
import { count, renamingsOf } from "./stood-beside.ts";
import { isTestPath } from "./suspects/is-test-path.ts";

/** Files that decide what is run, and how. */
const SETTINGS = /(?:^|[./_-])(?:config|rc|setup|preset)(?:[._-]|$)/i;

const PROSE = /\.(?:md|mdx|txt|rst)$/i;

/**
 * Whether commands that pass may prove a solution: it edits sources alone that a test depends on, it does not write down what
 * the failing test expects, the check of a compiler or linter that complained passed, the user did not turn it down, and what
 * was changed since a commit that worked is not tests alone: then it is these that fail, or that ask for something new.
 */
export async function mayBeRaised(
  solution: Solution,
  root: Problem,
  { repository, change, options: { memory } }: EngineParts & { repository: VirtualRepository },
): Promise<boolean> {
  const { changes, origin } = solution;
  const files = changes.map(({ file }) => file);
  if (onlyTestsIn(await change?.())) return false;
  if (!files.every(isPlainSource) || !hasOwnCheck(solution, root)) return false;
  if (repeatsExpectation(solution, root, repository) || isTestsWord(solution, repository)) return false;
  const { title, description, confidence } = solution;
  const candidate = { title, edits: changes, origin, rationale: description, confidence };
  if ((await memory?.isTurnedDown(root, candidate, { repository })) === true) return false;
  const engine = await repository.typescript();
  return files.every((file) => engine.dependants(repository, [file]).some(isTestFile));
}

/** Whether it calls something as a single place in the tests does, and nothing else: either may be misspelt. */
function isTestsWord({ changes }: Solution, repository: VirtualRepository): boolean {
  const sources = repository.files.filter(isSourceFile);
  return renamingsOf({ edits: changes }, repository).some(({ to }) => {
    const places = sources.map((file) => ({ file, times: count(repository.read(file)?.text ?? "", to) }));
    const [only, ...others] = places.filter(({ times }) => times > 0);
    return only?.times === 1 && others.length === 0 && isTestPath(only.file);
  });
}

function onlyTestsIn(change: WorkspaceChange | undefined): boolean {
  const code = (change?.files ?? []).filter(({ path }) => !PROSE.test(path));
  return code.length > 0 && code.every(({ path }) => isTestPath(path));
}

function isPlainSource(file: string): boolean {
  const name = file.slice(file.lastIndexOf("/") + 1);
  return isSourceFile(file) && !isTestPath(file) && !SETTINGS.test(name);
}

/** Whether the check of the tool that complained passed, where that is one that is made in memory. */
function hasOwnCheck({ verdict }: Solution, root: Problem): boolean {
  const passed = (kind: string): boolean =>
    verdict.proofs.some((proof) => proof.kind === kind && proof.status === "passed");
  if (/^TS\d+$/.test(root.code ?? "")) return passed("types");
  return isLintReport(root) ? passed("lint") : root.test !== undefined;
}

const LITERAL = /"([^"\n]{2,200})"|'([^'\n]{2,200})'|`([^`\n]{2,200})`|\b(\d[\d_.]*\d)\b/g;

/** Whether a change writes a value that the failure tells and that its file did not hold: an answer, and no solution. */
function repeatsExpectation(
  { changes }: Solution,
  { message, excerpt }: Problem,
  repository: VirtualRepository,
): boolean {
  const told = [message, ...excerpt].join("\n");
  return changes.some(({ file, edits }) => {
    const before = repository.read(file)?.text ?? "";
    const after = applyEdits(before, edits);
    const written = [...after.matchAll(LITERAL)].map((found) => found.slice(1).find(Boolean) ?? "");
    return written.some((value) => !before.includes(value) && told.includes(value));
  });
}
