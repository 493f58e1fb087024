import { createHash } from "node:crypto";
import { z } from "zod";
import type { FileChange } from "./file-change.ts";

/** A text with its SHA-256 in hex, so that a damaged journal is known as one. */
export interface JournalText {
  text: string;
  sha256: string;
}

export interface JournalFile {
  file: string;
  bom: boolean;
  before: JournalText;
  after: JournalText;
  created?: true | undefined;
  deleted?: true | undefined;
}

/** Everything needed to take one delivery back, whether it was finished or killed half-way. */
export interface Journal {
  version: 1;
  /** The number of the journal this one takes back, or null for a fix. Once done, it marks that journal as taken back. */
  undoes: number | null;
  /** The process at work. */
  pid: number;
  files: JournalFile[];
}

const textSchema: z.ZodType<JournalText> = z
  .strictObject({ text: z.string(), sha256: z.string() })
  .refine(({ text, sha256 }) => hashOf(text) === sha256);

const journalSchema: z.ZodType<Journal> = z.strictObject({
  version: z.literal(1),
  undoes: z.int().positive().nullable(),
  pid: z.int().positive().max(0x7fffffff),
  files: z
    .array(
      z.strictObject({
        file: z.string(),
        bom: z.boolean(),
        before: textSchema,
        after: textSchema,
        created: z.literal(true).optional(),
        deleted: z.literal(true).optional(),
      }),
    )
    .min(1),
});

/** Reads a journal from a workspace that may be hostile: undefined unless every field and hash is right. */
export function parseJournal(json: string): Journal | undefined {
  try {
    return journalSchema.safeParse(JSON.parse(json)).data;
  } catch {
    return undefined;
  }
}

export function journalOf(changes: readonly FileChange[], undoes: number | null = null): Journal {
  const files = changes.map(({ file, bom, before, after, ...rest }) => ({
    file,
    bom,
    before: { text: before, sha256: hashOf(before) },
    after: { text: after, sha256: hashOf(after) },
    ...presence(rest),
  }));
  return { version: 1, undoes, pid: process.pid, files };
}

export function changesOf(journal: Journal): FileChange[] {
  return journal.files.map(({ file, bom, before, after, ...rest }) => ({
    file,
    bom,
    before: before.text,
    after: after.text,
    ...presence(rest),
  }));
}

function presence({
  created,
  deleted,
}: Pick<JournalFile, "created" | "deleted">): Pick<FileChange, "created" | "deleted"> {
  return { ...(created === undefined ? {} : { created }), ...(deleted === undefined ? {} : { deleted }) };
}

function hashOf(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}
