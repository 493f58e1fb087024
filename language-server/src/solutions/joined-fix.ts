import type { JoinResult } from "../prover/prover-methods.ts";
import type { Source } from "../problems/source.ts";
import type { Session } from "../session/session.ts";
import { withTries } from "../worker/with-tries.ts";
import { staleReason } from "./workspace-edit.ts";

/**
 * Solutions of a source put together and checked as a whole, for the files as they are now: where these are others than
 * it was proved for, it is proved anew. Undefined where it cannot be.
 */
export async function joinedFix(
  session: Session,
  source: Source,
  choose: (source: Source) => string[],
): Promise<JoinResult | undefined> {
  await session.queue.settled(source);
  const first = await knownJoinedFix(session, source, choose);
  if (first !== undefined) return first;
  session.queue.request(source);
  await session.queue.settled(source);
  return await knownJoinedFix(session, source, choose);
}

/** The same, of what was proved already: undefined where that is not for the files as they are now. */
export async function knownJoinedFix(
  session: Session,
  source: Source,
  choose: (source: Source) => string[],
): Promise<JoinResult | undefined> {
  const joined = await join(session, source, choose(source));
  return joined !== undefined && (await isCurrent(session, source, joined)) ? joined : undefined;
}

async function join(
  { prover }: Session,
  source: Source,
  solutions: string[],
): Promise<JoinResult | undefined> {
  if (solutions.length === 0) return { taken: [], left: [], files: [] };
  const joined = await withTries(() => prover.call("join", { source: source.id, solutions }));
  return joined ?? undefined;
}

async function isCurrent(
  { documents }: Session,
  { folder }: Source,
  { files }: JoinResult,
): Promise<boolean> {
  return folder !== undefined && (await staleReason(folder, files, documents)) === undefined;
}
