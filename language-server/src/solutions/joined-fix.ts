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
  const first = await join(session, source, choose(source));
  if (first !== undefined && (await isCurrent(session, source, first))) return first;
  session.queue.request(source);
  await session.queue.settled(source);
  const second = await join(session, source, choose(source));
  return second !== undefined && (await isCurrent(session, source, second)) ? second : undefined;
}

async function join(
  { prover, queue }: Session,
  source: Source,
  solutions: string[],
): Promise<JoinResult | undefined> {
  await queue.settled(source);
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
