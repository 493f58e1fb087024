import * as z from "zod/mini";
import type { ApplyResult } from "../protocol/commands.ts";
import type { Source } from "../problems/source.ts";
import type { ProvedSolution } from "../prover/prover-methods.ts";
import type { Session } from "../session/session.ts";
import { changedUris, handOver } from "../solutions/hand-over.ts";
import { joinedFix } from "../solutions/joined-fix.ts";
import { isSafe } from "../solutions/solution-order.ts";
import { documentKey, uriBelow } from "../workspace/file-uri.ts";
import { rerunOf } from "./apply-fix.ts";
import type { Command } from "./command.ts";
import { warnOfLeft } from "./warn-of-left.ts";

export const fixAll: Command<"fixAll"> = {
  name: "fixAll",
  schema: z.object({ within: z.exactOptional(z.string()) }),
  async run(session, { within }) {
    const result: ApplyResult = { applied: [], files: [], left: [] };
    for (const source of session.store.sources) {
      if (session.state.settings.prove === "onDemand" && source.stage === "read")
        session.queue.request(source);
      await session.queue.settled(source);
      await fixSource(session, source, { within, result });
    }
    warnOfLeft(session, result);
    return result;
  },
};

/** The ids of the solutions that may be applied unasked, as far as they touch nothing outside. */
export function safeSolutions({ solutions, folder }: Source, within: string | undefined): string[] {
  const isWithin = ({ files }: ProvedSolution): boolean =>
    within === undefined ||
    folder === undefined ||
    files.every(({ file }) => isBelow(uriBelow(folder.uri, file), within));
  return solutions.filter((solution) => isSafe(solution) && isWithin(solution)).map(({ id }) => id);
}

function isBelow(uri: string, within: string): boolean {
  const [key, outer] = [documentKey(uri), documentKey(within)];
  return key === outer || key.startsWith(`${outer.replace(/[/\\]$/, "")}/`) || key.startsWith(`${outer}\\`);
}

async function fixSource(
  session: Session,
  source: Source,
  { within, result }: { within: string | undefined; result: ApplyResult },
): Promise<void> {
  const { folder } = source;
  const wanted = safeSolutions(source, within);
  if (folder === undefined || wanted.length === 0) return;
  const joined = await joinedFix(session, source, (now) => safeSolutions(now, within));
  if (joined === undefined) {
    result.left.push(...wanted.map((id) => left(source, id, "Its files changed while it was made.")));
    return;
  }
  result.left.push(...joined.left.map(({ solution, reason }) => left(source, solution, reason)));
  if (joined.files.length === 0) return;
  const title = `Hephaestus: ${joined.taken.length === 1 ? "a fix" : `${joined.taken.length} fixes`}`;
  const reason = await handOver(session, { title, folder, files: joined.files });
  session.queue.request(source);
  if (reason !== undefined) {
    result.left.push(...joined.taken.map((id) => left(source, id, reason)));
    return;
  }
  result.applied.push(...joined.taken);
  result.files.push(...changedUris({ folder, files: joined.files }));
  Object.assign(result, rerunOf(source));
}

function left({ solutions }: Source, id: string, reason: string): ApplyResult["left"][number] {
  return { solution: id, title: solutions.find((each) => each.id === id)?.title ?? "a fix", reason };
}
