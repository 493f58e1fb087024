import {
  applyEdits,
  editsBetween,
  isProtected,
  type Candidate,
  type CandidateProvider,
  type Solution,
} from "@hephaestus/core";
import { z } from "zod";
import { replaceLines } from "../answers/replace-lines.ts";
import { linesOf } from "../answers/text-lines.ts";
import type { StateStore } from "../state/state-store.ts";

/** A fix that a user accepted, as it can be found again where the code around it is the same. */
interface KnownFix {
  title: string;
  description: string;
  blocks: { file: string; search: string; replace: string }[];
}

const fixSchema: z.ZodType<KnownFix> = z.object({
  title: z.string(),
  description: z.string(),
  blocks: z.array(z.object({ file: z.string(), search: z.string(), replace: z.string() })).min(1),
});

/** A user took it for the same problem before: likelier than what was never looked at. The checks have the last word. */
const CONFIDENCE = 0.6;
const PROBLEM_ID = /^[0-9a-f]{4,64}$/;
/** Lines around a change that tell its place. */
const AROUND = 3;

/** Keeps the fixes that a user accepted, by the fingerprint of their problem; the last one counts. */
export async function rememberFixes(
  solutions: readonly Solution[],
  read: (file: string) => string | undefined,
  store: StateStore,
): Promise<void> {
  for (const { problemIds, title, description, changes } of solutions) {
    const blocks = changes.flatMap(({ file, edits }) => {
      const before = read(file);
      return before === undefined ? [] : [{ file, ...blockBetween(before, applyEdits(before, edits)) }];
    });
    const [id = ""] = problemIds;
    if (blocks.length === 0 || blocks.length < changes.length || !PROBLEM_ID.test(id)) continue;
    await store.write(nameOf(id), JSON.stringify({ title, description, blocks }));
  }
}

/** The lines that differ, with some around them. */
function blockBetween(before: string, after: string): { search: string; replace: string } {
  const [old, fresh] = [before, after].map((text) => linesOf(text).map((line) => line.text));
  if (old === undefined || fresh === undefined) return { search: before, replace: after };
  const most = Math.min(old.length, fresh.length);
  let head = 0;
  while (head < most && old[head] === fresh[head]) head += 1;
  let tail = 0;
  while (tail < most - head && old[old.length - 1 - tail] === fresh[fresh.length - 1 - tail]) tail += 1;
  const [from, to] = [Math.max(0, head - AROUND), Math.max(0, tail - AROUND)];
  return {
    search: old.slice(from, old.length - to).join("\n"),
    replace: fresh.slice(from, fresh.length - to).join("\n"),
  };
}

/** Proposes what was accepted for the same problem before, where its lines are the same; then asks another provider. */
export function withKnownFixes(other: CandidateProvider, store: StateStore): CandidateProvider {
  return {
    async propose(problem, context) {
      const known = await findFix(problem.id, store);
      const { repository, protectedPaths } = context;
      const candidate = known && candidateOf(known, (file) => repository.read(file)?.text);
      const isAllowed = candidate?.edits.every(({ file }) => !isProtected(file, protectedPaths)) === true;
      if (candidate !== undefined && isAllowed && (await context.tryOut(candidate)).outcome === "passed")
        return [candidate];
      return other.propose(problem, context);
    },
  };
}

async function findFix(id: string, store: StateStore): Promise<KnownFix | undefined> {
  const text = PROBLEM_ID.test(id) ? await store.read(nameOf(id)) : undefined;
  try {
    return text === undefined ? undefined : fixSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function candidateOf(
  { title, description, blocks }: KnownFix,
  read: (file: string) => string | undefined,
): Candidate | undefined {
  const edits = [];
  for (const { file, search, replace } of blocks) {
    const before = read(file);
    const result = before === undefined ? undefined : replaceLines(before, search, replace);
    if (before === undefined || result?.kind !== "replaced" || result.by !== "exact") return undefined;
    edits.push({ file, edits: editsBetween(before, result.text) });
  }
  return {
    title,
    rationale: `accepted before: ${description}`,
    edits,
    origin: "ai/memory",
    confidence: CONFIDENCE,
  };
}

function nameOf(id: string): string {
  return `fixes/${id}.json`;
}
