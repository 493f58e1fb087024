import { createHash } from "node:crypto";
import { z } from "zod";
import { findPlace } from "../answers/find-place.ts";
import { linesOf, type TextLine } from "../answers/text-lines.ts";
import type { StateStore } from "../state/state-store.ts";
import { changeBlock, type ChangeBlock } from "./change-block.ts";
import { rememberFeedback, type Feedback } from "./feedback.ts";

/** A fix that was written into a workspace, and what its user makes of it is not known yet. */
interface TakenFix {
  problemId: string;
  title: string;
  description: string;
  blocks: ChangeBlock[];
}

const takenSchema: z.ZodType<{ fixes: TakenFix[] }> = z.object({
  fixes: z.array(
    z.object({
      problemId: z.string(),
      title: z.string(),
      description: z.string(),
      blocks: z.array(z.object({ file: z.string(), search: z.string(), replace: z.string() })),
    }),
  ),
});

/** Of one workspace; the oldest are not followed any more. */
const MOST_FOLLOWED = 20;
/** An edit of a fix that grew by more lines than this is another piece of work. */
const MOST_LINES = 60;

type Read = (file: string) => string | undefined;

/** Follows fixes that were written into a workspace, so that what the user changes in them is learned by `settleTaken`. */
export async function followTaken(
  workspace: string,
  taken: readonly Feedback[],
  store: StateStore,
): Promise<void> {
  const fresh = taken.map(({ problemId, title, description, files }) => ({
    problemId,
    title,
    description,
    blocks: files.map((file) => changeBlock(file)),
  }));
  if (fresh.length > 0) await write(workspace, [...(await read(workspace, store)), ...fresh], store);
}

/** Remembers as edited the fixes whose lines their user has written otherwise since; those that were taken back are let go. */
export async function settleTaken(workspace: string, readFile: Read, store: StateStore): Promise<void> {
  const fixes = await read(workspace, store);
  const followed: TakenFix[] = [];
  for (const fix of fixes) {
    const states = fix.blocks.map((block) => stateOf(block, readFile(block.file)));
    if (states.every((state) => state === "kept")) followed.push(fix);
    const edited = states.flatMap((state, index) => editedFile(state, fix.blocks[index]));
    const isEdited = edited.length === states.length && states.some((state) => typeof state === "object");
    if (isEdited) await rememberFeedback({ ...fix, kind: "edited", files: edited }, store);
  }
  if (followed.length < fixes.length) await write(workspace, followed, store);
}

/** `gone`: the place cannot be told any more, or is as before the fix. */
type State = "kept" | "gone" | { now: string };

function stateOf({ search, replace }: ChangeBlock, text: string | undefined): State {
  if (text === undefined) return "gone";
  const lines = linesOf(text);
  const [old, fixed] = [search.split("\n"), replace.split("\n")];
  if (findPlace(lines, fixed).kind === "exact") return "kept";
  if (findPlace(lines, old).kind === "exact") return "gone";
  const now = between(lines, commonEnds(old, fixed), fixed.length + MOST_LINES);
  return now === undefined ? "gone" : { now };
}

interface Ends {
  head: readonly string[];
  tail: readonly string[];
}

/** The lines that a change left as they were, before and behind it. */
function commonEnds(old: readonly string[], fixed: readonly string[]): Ends {
  const head = old.findIndex((line, at) => line !== fixed[at]);
  const start = head === -1 ? old.length : head;
  const rest = Math.min(old.length, fixed.length) - start;
  const tail = Array.from({ length: rest }, (_, at) => at).find(
    (at) => old.at(-1 - at) !== fixed.at(-1 - at),
  );
  const end = tail ?? rest;
  return { head: old.slice(0, start), tail: end === 0 ? [] : old.slice(-end) };
}

/** The text from one end to the other, where both are there once; without both nobody can tell where it ends. */
function between(lines: readonly TextLine[], { head, tail }: Ends, most: number): string | undefined {
  if (head.length === 0 || tail.length === 0) return undefined;
  const start = findPlace(lines, head);
  if (start.kind !== "exact") return undefined;
  const rest = lines.slice(start.run.from + head.length, start.run.from + most);
  const end = findPlace(rest, tail);
  if (end.kind !== "exact") return undefined;
  const inner = rest.slice(0, end.run.from).map(({ text }) => text);
  return [...head, ...inner, ...tail].join("\n");
}

function editedFile(state: State | undefined, block: ChangeBlock | undefined): Feedback["files"][number][] {
  if (block === undefined || state === undefined || state === "gone") return [];
  const after = state === "kept" ? block.replace : state.now;
  return [{ file: block.file, before: block.search, after }];
}

async function read(workspace: string, store: StateStore): Promise<TakenFix[]> {
  const text = await store.read(nameOf(workspace));
  try {
    return text === undefined ? [] : takenSchema.parse(JSON.parse(text)).fixes;
  } catch {
    return [];
  }
}

async function write(workspace: string, fixes: readonly TakenFix[], store: StateStore): Promise<void> {
  await store.write(nameOf(workspace), JSON.stringify({ fixes: fixes.slice(-MOST_FOLLOWED) }));
}

function nameOf(workspace: string): string {
  return `taken/${createHash("sha256").update(workspace).digest("hex").slice(0, 32)}.json`;
}
