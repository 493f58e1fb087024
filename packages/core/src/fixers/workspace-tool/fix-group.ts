import type { FileEdit, TextEdit } from "../../model/edit.ts";
import { isLocated, type LocatedProblem, type Problem } from "../../model/problem.ts";
import { findLintMessage } from "../../repository/linters/find-lint-message.ts";
import type { LintMessage } from "../../repository/linters/lint-message.ts";
import type { Linter } from "../../repository/linters/linter.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";
import type { FixerContext } from "../fixer.ts";
import { apartFrom } from "./apart-from.ts";
import { isDoubtful } from "./is-doubtful.ts";
import { settled } from "./settled.ts";

/** The fixes of one rule at all reported places where they go together. */
export interface FixGroup {
  edits: FileEdit[];
  /** Number of reports that they answer. */
  places: number;
  has(problem: Problem): boolean;
}

type Context = FixerContext & { linter: Linter };

const groups = new WeakMap<VirtualRepository, WeakMap<readonly Problem[], Map<string, Promise<FixGroup>>>>();

/** Made once for all problems of a rule. A file in which the fixes do not go together is left out. */
export function fixGroup(problem: LocatedProblem, context: Context): Promise<FixGroup> {
  const { repository, problems = [problem] } = context;
  const ofView = groups.get(repository) ?? new WeakMap<readonly Problem[], Map<string, Promise<FixGroup>>>();
  groups.set(repository, ofView);
  const ofRule = ofView.get(problems) ?? new Map<string, Promise<FixGroup>>();
  ofView.set(problems, ofRule);
  const key = `${problem.tool}\0${problem.code}`;
  const group = ofRule.get(key) ?? makeGroup(problems.filter(isLocated).filter(isAlike(problem)), context);
  ofRule.set(key, group);
  return group;
}

function isAlike({ tool, code }: Problem): (other: Problem) => boolean {
  return (other) => other.tool === tool && other.code === code;
}

async function makeGroup(problems: readonly LocatedProblem[], context: Context): Promise<FixGroup> {
  const members = new Set<Problem>();
  const edits: FileEdit[] = [];
  const sure = await Promise.all(
    problems.map(async (one) => ((await isDoubtful(one, context.repository)) ? [] : [one])),
  );
  const files = [...byFile(sure.flat())];
  const answers = await Promise.all(files.map(([file, reports]) => fixesOf(file, reports, context)));
  for (const [index, found] of answers.entries()) {
    const file = files[index]?.[0];
    if (found === undefined || file === undefined) continue;
    edits.push({ file, edits: found.edits });
    for (const report of found.reports) members.add(report);
  }
  return { edits, places: members.size, has: (problem) => members.has(problem) };
}

function byFile(problems: readonly LocatedProblem[]): Map<string, [LocatedProblem, ...LocatedProblem[]]> {
  const files = new Map<string, [LocatedProblem, ...LocatedProblem[]]>();
  for (const problem of problems) {
    const known = files.get(problem.location.file);
    if (known === undefined) files.set(problem.location.file, [problem]);
    else known.push(problem);
  }
  return files;
}

/** The fixes of a file that do not touch, with the reports that they answer; undefined where the tool is not content with them. */
async function fixesOf(
  file: string,
  reports: [LocatedProblem, ...LocatedProblem[]],
  { repository, linter }: Context,
): Promise<{ edits: TextEdit[]; reports: LocatedProblem[] } | undefined> {
  const [first] = reports;
  const known = await linter.lint(repository, file, { tool: first.tool, withFixes: true });
  if ("unavailable" in known) return undefined;
  const taken: TextEdit[] = [];
  const used = new Set<LintMessage>();
  const answered: LocatedProblem[] = [];
  for (const report of reports) {
    const message = findLintMessage(report, known.messages);
    if (message?.fix === undefined || used.has(message)) continue;
    if (!apartFrom(message.fix, taken)) continue;
    used.add(message);
    taken.push(...message.fix);
    answered.push(report);
  }
  if (answered.length === 0) return undefined;
  const edits = await settled(first, taken, { repository, linter });
  const now = await linter.lint(repository.with([{ file, edits }]), file, { tool: first.tool });
  const isContent = "messages" in now && isBetter(known.messages, now.messages, first.code, used.size);
  return isContent ? { edits, reports: answered } : undefined;
}

/** So many complaints of a rule went, and of no rule there are more. */
function isBetter(
  before: readonly LintMessage[],
  after: readonly LintMessage[],
  rule: string | undefined,
  gone: number,
): boolean {
  const known = counts(before);
  const now = counts(after);
  if ((now.get(rule) ?? 0) > (known.get(rule) ?? 0) - gone) return false;
  return [...now].every(([other, count]) => count <= (known.get(other) ?? 0));
}

function counts(messages: readonly LintMessage[]): Map<string | undefined, number> {
  const found = new Map<string | undefined, number>();
  for (const { rule } of messages) found.set(rule, (found.get(rule) ?? 0) + 1);
  return found;
}
