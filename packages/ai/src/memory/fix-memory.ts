import {
  applyEdits,
  editsBetween,
  isProtected,
  type Candidate,
  type CandidateMemory,
  type FileEdit,
  type Problem,
  type ProviderContext,
} from "@hephaestus/core";
import { replaceLines } from "../answers/replace-lines.ts";
import type { StateStore } from "../state/state-store.ts";
import { changeBlock, changeKey } from "./change-block.ts";
import { opinionsOf, type Opinion } from "./feedback.ts";

/** A user took it for the same problem before: likelier than what was never looked at. */
const CONFIDENCE = 0.6;

type Read = (file: string) => string | undefined;

/**
 * Proposes what the user took for the same problem before, the newest first, where its lines are the same and the checks
 * pass; and knows what he turned down.
 */
export function createFixMemory(store: StateStore): CandidateMemory {
  return {
    async recall(problem, context) {
      const opinions = await opinionsOf(problem.id, store);
      const taken = opinions.filter(({ kind }) => kind !== "rejected").toReversed();
      const known = await firstThatPasses(taken, context);
      return known === undefined ? [] : [known];
    },
    isTurnedDown: (problem, candidate, { repository }) =>
      isTurnedDown(problem, candidate.edits, { store, read: (file) => repository.read(file)?.text }),
  };
}

async function firstThatPasses(
  opinions: readonly Opinion[],
  { repository, protectedPaths, tryOut }: ProviderContext,
): Promise<Candidate | undefined> {
  for (const opinion of opinions) {
    const candidate = candidateOf(opinion, (file) => repository.read(file)?.text);
    const isAllowed = candidate?.edits.every(({ file }) => !isProtected(file, protectedPaths)) === true;
    if (candidate !== undefined && isAllowed && (await tryOut(candidate)).outcome === "passed")
      return candidate;
  }
  return undefined;
}

function candidateOf({ kind, title, description, blocks }: Opinion, read: Read): Candidate | undefined {
  const edits: FileEdit[] = [];
  for (const { file, search, replace } of blocks) {
    const before = read(file);
    const result = before === undefined ? undefined : replaceLines(before, search, replace);
    if (before === undefined || result?.kind !== "replaced" || result.by !== "exact") return undefined;
    edits.push({ file, edits: editsBetween(before, result.text) });
  }
  return {
    title,
    rationale: `${kind === "edited" ? "as you wrote it" : "accepted"} before: ${description}`,
    edits,
    origin: "ai/memory",
    confidence: CONFIDENCE,
    opinion: "taken",
  };
}

async function isTurnedDown(
  { id }: Problem,
  edits: readonly FileEdit[],
  { store, read }: { store: StateStore; read: Read },
): Promise<boolean> {
  const rejected = (await opinionsOf(id, store)).filter(({ kind }) => kind === "rejected");
  return isAmong(rejected, edits, read);
}

/** Whether edits make the change of one of these. */
export function isAmong(
  opinions: readonly Opinion[],
  edits: readonly FileEdit[],
  read: (file: string) => string | undefined,
): boolean {
  if (opinions.length === 0) return false;
  const key = changeKey(
    edits.map(({ file, edits: own }) => {
      const before = read(file) ?? "";
      return changeBlock({ file, before, after: applyEdits(before, own) });
    }),
  );
  return opinions.some(({ blocks }) => changeKey(blocks) === key);
}
