import { setImmediate as turn } from "node:timers/promises";
import { isLocated, type Problem } from "../model/problem.ts";
import { isSourceFile } from "../repository/source-file.ts";
import type { TypeChecker } from "../repository/typescript/type-checker.ts";
import type { VirtualRepository } from "../repository/virtual-repository.ts";
import { verify, type Verification } from "../verify/verify.ts";
import type { EngineParts } from "./engine-parts.ts";
import { proofMemory } from "./proof-memory.ts";
import type { Proposal } from "./propose.ts";
import type { Verified } from "./weigh.ts";

/**
 * Proves every proposal, in their order. Those that no file feels two of are checked in one view, which gives each the
 * verdict it would get alone and lets many errors cost about as much as one. Between two it lets others take their turn, and
 * ends by throwing where the run was aborted.
 */
export async function prove(
  proposals: readonly Proposal[],
  problems: readonly Problem[],
  engine: EngineParts & { repository: VirtualRepository },
): Promise<Verified[]> {
  const { repository, linter, options } = engine;
  const verified = new Map<Proposal, Verification>();
  const memory = proofMemory(repository, problems);
  const tell = (proposal: Proposal, verification: Verification): void => {
    memory.keep(proposal, verification);
    verified.set(proposal, verification);
    options.progress({ phase: "prove", count: verified.size, total: proposals.length });
  };
  const open = proposals.filter((proposal) => {
    const known = memory.recall(proposal);
    if (known !== undefined) tell(proposal, known);
    return known === undefined;
  });
  const checker = open.some(isOfSources) ? await repository.typescript() : undefined;
  const groups = checker === undefined ? open.map(alone) : await groupsOf(open, repository, checker);
  for (const group of groups) {
    await turn();
    const after = checker && group.length > 1 ? sharedView(group, repository, checker) : undefined;
    for (const proposal of group) {
      await turn();
      options.signal?.throwIfAborted();
      const { candidate, targets } = proposal;
      const [target] = targets;
      if (target === undefined) continue;
      const views = { before: repository, ...(after === undefined ? {} : { after }) };
      const input = { candidate, target, problems, ...views, ...(linter === undefined ? {} : { linter }) };
      tell(proposal, withTargets(await verify(input, options.clock), proposal));
    }
  }
  return proposals.flatMap((proposal) => {
    const verification = verified.get(proposal);
    return verification === undefined ? [] : [{ ...proposal, verification }];
  });
}

function alone(proposal: Proposal): Proposal[] {
  return [proposal];
}

/** What no check can tell of, such as a command, says of itself what it is for. */
function withTargets(verification: Verification, { candidate, targets }: Proposal): Verification {
  return candidate.command === undefined && verification.outcome !== "open"
    ? verification
    : { ...verification, resolved: targets.map(({ id }) => id) };
}

/** Only what sources say is felt through imports alone; a manifest is felt everywhere. */
function isOfSources({ candidate }: Proposal): boolean {
  return candidate.edits.length > 0 && candidate.edits.every(({ file }) => isSourceFile(file));
}

/** Puts each proposal into the first group that shares no affected file with it. */
async function groupsOf(
  proposals: readonly Proposal[],
  repository: VirtualRepository,
  checker: TypeChecker,
): Promise<Proposal[][]> {
  const groups: { members: Proposal[]; affected: Set<string> }[] = [];
  const others: Proposal[][] = [];
  for (const proposal of proposals) {
    await turn();
    const view = isOfSources(proposal) ? viewWith([proposal], repository) : undefined;
    if (view === undefined) {
      others.push([proposal]);
      continue;
    }
    const affected = affectedBy(proposal, checker, { from: repository, to: view });
    const group = groups.find((candidate) => affected.every((file) => !candidate.affected.has(file)));
    if (group === undefined) groups.push({ members: [proposal], affected: new Set(affected) });
    else {
      group.members.push(proposal);
      for (const file of affected) group.affected.add(file);
    }
  }
  return [...groups.map(({ members }) => members), ...others];
}

/** The files that a proposal is judged by: those that feel it, and those of its problems. */
function affectedBy(
  { candidate, targets }: Proposal,
  checker: TypeChecker,
  { from, to }: Record<"from" | "to", VirtualRepository>,
): string[] {
  const edited = candidate.edits.map(({ file }) => file);
  const places = targets.filter(isLocated).map(({ location }) => location.file);
  return [...new Set([...places, ...checker.affected(from, to, edited)])];
}

/** The view with all of a group in place; undefined where they cannot be, or where with their edits a file would feel two of them. */
function sharedView(
  group: readonly Proposal[],
  repository: VirtualRepository,
  checker: TypeChecker,
): VirtualRepository | undefined {
  const view = viewWith(group, repository);
  if (view === undefined) return undefined;
  const affected = group.map((proposal) => affectedBy(proposal, checker, { from: repository, to: view }));
  const inTheView = group.map((proposal) => affectedBy(proposal, checker, { from: view, to: repository }));
  const sets = affected.map((files, index) => new Set([...files, ...(inTheView[index] ?? [])]));
  const total = sets.reduce((sum, files) => sum + files.size, 0);
  return new Set(sets.flatMap((files) => [...files])).size === total ? view : undefined;
}

function viewWith(group: readonly Proposal[], repository: VirtualRepository): VirtualRepository | undefined {
  try {
    return repository.with(group.flatMap(({ candidate }) => candidate.edits));
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
