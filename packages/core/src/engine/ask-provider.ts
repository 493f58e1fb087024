import { isProtected } from "../config/is-protected.ts";
import type { Candidate } from "../model/candidate.ts";
import type { Problem } from "../model/problem.ts";
import { leavesStub } from "../fixers/written-stub.ts";
import { verify, type Verification } from "../verify/verify.ts";
import type { CandidateProvider, ProviderContext } from "./candidate-provider.ts";
import type { Causes } from "./causes.ts";
import type { EngineParts } from "./engine-parts.ts";
import { prove } from "./prove.ts";
import { rank } from "./rank.ts";
import { rootsOf, withCauses } from "./roots.ts";
import { withOpinions } from "./with-opinions.ts";
import type { Verified } from "./weigh.ts";

/** Asking costs the user time and money: of one log, the first so many root problems are asked about. */
const MOST_ASKED = 5;

export interface Asked {
  verified: readonly Verified[];
  notes: string[];
}

/**
 * Adds what the user took before, and else what the provider proposes, for the root problems that have no proved fix.
 * `stale` are ids not to ask about.
 */
export async function askProvider(
  verified: readonly Verified[],
  problems: readonly Problem[],
  { causes, stale }: { causes: Causes; stale: ReadonlySet<string> },
  engine: EngineParts,
): Promise<Asked> {
  const { repository, options } = engine;
  const { provider, memory } = options;
  if ((provider === undefined && memory === undefined) || repository === undefined)
    return { verified, notes: [] };
  const open = openProblems(verified, withCauses(problems, copyOf(causes)), stale);
  const notes = new Set<string>();
  const desk = { problems, verified, notes, engine: { ...engine, repository } };
  const recalled: Verified[] = [];
  const unknown: Problem[] = [];
  for (const problem of open) {
    const known = await answersOf(memory?.recall, problem, desk);
    recalled.push(...known);
    if (known.length === 0) unknown.push(problem);
  }
  if (provider !== undefined && unknown.length > MOST_ASKED)
    notes.add(`AI is asked about ${MOST_ASKED} of ${unknown.length} problems that have no proved fix.`);
  const asked = provider === undefined ? [] : unknown.slice(0, MOST_ASKED);
  const proposed: Verified[] = [];
  for (const problem of asked) proposed.push(...(await answersOf(provider?.propose, problem, desk)));
  return {
    verified: [...verified, ...recalled, ...(await withOpinions(proposed, engine))],
    notes: [...notes],
  };
}

type Source = CandidateProvider["propose"] | undefined;

/** The candidates for one problem that may be offered, as far as they are proved. */
async function answersOf(source: Source, problem: Problem, desk: Desk): Promise<Verified[]> {
  const { problems, engine } = desk;
  engine.options.signal?.throwIfAborted();
  const candidates = await candidatesOf(source, problem, contextFor(problem, desk));
  const proposals = candidates.filter((one) => isAllowed(one, engine.options.config.protectedPaths));
  if (proposals.length === 0) return [];
  const targets = problems.filter(({ id }) => id === problem.id);
  return prove(
    proposals.map((candidate) => ({ candidate, targets })),
    problems,
    engine,
  );
}

/**
 * The root problems that no proved fix does away with, worst first; those of a known place before the others. What only makes
 * room for code that is missing does away with none.
 */
function openProblems(
  verified: readonly Verified[],
  problems: readonly Problem[],
  stale: ReadonlySet<string>,
): Problem[] {
  const proved = rank(verified, new Map()).solutions.filter(
    ({ ranked }) => ranked.verdict.status === "proved" && !leavesStub(ranked.candidate.edits),
  );
  const solved = new Set(proved.flatMap(({ root, ranked }) => [root.id, ...ranked.verification.resolved]));
  const byId = new Map(problems.map((problem) => [problem.id, problem]));
  const open = rootsOf(problems).flatMap((id) => {
    const problem = byId.get(id);
    return problem === undefined || solved.has(id) || stale.has(id) ? [] : [problem];
  });
  return open.toSorted((a, b) => Number(isPlaced(b)) - Number(isPlaced(a)));
}

function isPlaced({ location, frames }: Problem): boolean {
  return location?.inWorkspace === true || frames.some(({ own, inWorkspace }) => own && inWorkspace);
}

async function candidatesOf(
  source: Source,
  problem: Problem,
  context: ProviderContext,
): Promise<Candidate[]> {
  try {
    return (await source?.(problem, context)) ?? [];
  } catch (error) {
    context.signal?.throwIfAborted();
    const reason = error instanceof Error ? error.message : String(error);
    context.note(`AI broke on a problem of ${problem.tool}: ${reason.split("\n", 1)[0]}`);
    return [];
  }
}

/** What a question to a provider is about. */
export interface Desk {
  problems: readonly Problem[];
  /** What was tried for them so far. */
  verified: readonly Verified[];
  notes: Set<string>;
  engine: EngineParts & { repository: NonNullable<EngineParts["repository"]> };
}

/** What a provider is told beside its problem. */
export function contextFor(problem: Problem, { problems, verified, notes, engine }: Desk): ProviderContext {
  const { repository, change, linter, options } = engine;
  const tryOut = (candidate: Candidate): Promise<Verification> => {
    const target = problems.find(({ id }) => id === problem.id) ?? problem;
    const input = { candidate, target, problems, before: repository };
    return verify(linter === undefined ? input : { ...input, linter }, options.clock);
  };
  return {
    repository,
    problems,
    trials: verified.filter(({ targets }) => targets.some(({ id }) => id === problem.id)),
    protectedPaths: options.config.protectedPaths,
    tryOut,
    note: (sentence) => void notes.add(sentence),
    ...(change === undefined ? {} : { change }),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  };
}

function isAllowed({ command, edits }: Candidate, protectedPaths: readonly string[]): boolean {
  return (
    command === undefined &&
    edits.length > 0 &&
    !edits.some(({ file, created }) => created === true || isProtected(file, protectedPaths))
  );
}

function copyOf(causes: Causes): Causes {
  return new Map([...causes].map(([cause, effects]) => [cause, new Set(effects)]));
}
