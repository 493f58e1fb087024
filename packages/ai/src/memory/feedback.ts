import { applyEdits, type Solution } from "@hephaestus/core";
import { z } from "zod";
import type { StateStore } from "../state/state-store.ts";
import { changeBlock, changeKey, type ChangeBlock, type ChangedFile } from "./change-block.ts";

/** What a user did with a fix: took it, took it and changed it further, or turned it down. */
export const FEEDBACK_KINDS = ["accepted", "edited", "rejected"] as const;
export type FeedbackKind = (typeof FEEDBACK_KINDS)[number];

/** What a user did with a fix for a problem. Of an edited one `after` is what he made of it. */
export interface Feedback {
  kind: FeedbackKind;
  problemId: string;
  title: string;
  description: string;
  files: readonly ChangedFile[];
}

/** A fix and what the user did with it, as it is kept. */
export interface Opinion {
  kind: FeedbackKind;
  title: string;
  description: string;
  blocks: ChangeBlock[];
}

const opinionsSchema: z.ZodType<{ opinions: Opinion[] }> = z.object({
  opinions: z.array(
    z.object({
      kind: z.enum(FEEDBACK_KINDS),
      title: z.string(),
      description: z.string(),
      blocks: z.array(z.object({ file: z.string(), search: z.string(), replace: z.string() })).min(1),
    }),
  ),
});

/** Ids of problems are hexadecimal; nothing else becomes part of a file's name. */
const PROBLEM_ID = /^[0-9a-f]{4,64}$/;
/** Of one problem; the oldest are forgotten. */
const MOST_OPINIONS = 8;
/** Larger changes are not kept: nobody proposes them again. */
const MOST_CHARACTERS = 100_000;

/** Keeps what a user did with a fix, by the fingerprint of its problem; of the same change the last word counts. */
export async function rememberFeedback(feedback: Feedback, store: StateStore): Promise<void> {
  const { kind, problemId, title, description, files } = feedback;
  const blocks = files.filter(({ before, after }) => before !== after).map((file) => changeBlock(file));
  if (!PROBLEM_ID.test(problemId) || blocks.length === 0) return;
  const key = changeKey(blocks);
  const others = (await opinionsOf(problemId, store)).filter((one) => changeKey(one.blocks) !== key);
  const opinions = [...others, { kind, title, description, blocks }].slice(-MOST_OPINIONS);
  const text = JSON.stringify({ opinions });
  if (text.length <= MOST_CHARACTERS) await store.write(nameOf(problemId), text);
}

/** What a user did with fixes for a problem, oldest first. What cannot be read is not there. */
export async function opinionsOf(problemId: string, store: StateStore): Promise<Opinion[]> {
  const text = PROBLEM_ID.test(problemId) ? await store.read(nameOf(problemId)) : undefined;
  try {
    return text === undefined ? [] : opinionsSchema.parse(JSON.parse(text)).opinions;
  } catch {
    return [];
  }
}

/** Feedback on a solution as it was offered; `read` gives its files as they were. Undefined where one cannot be read. */
export function feedbackOn(
  { problemIds, title, description, changes }: Solution,
  kind: "accepted" | "rejected",
  read: (file: string) => string | undefined,
): Feedback | undefined {
  const [problemId] = problemIds;
  const files = changes.flatMap(({ file, edits }): ChangedFile[] => {
    const before = read(file);
    return before === undefined ? [] : [{ file, before, after: applyEdits(before, edits) }];
  });
  if (problemId === undefined || files.length === 0 || files.length < changes.length) return undefined;
  return { kind, problemId, title, description, files };
}

function nameOf(problemId: string): string {
  return `feedback/${problemId}.json`;
}
