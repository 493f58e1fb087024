import { z } from "zod";
import type { Template } from "./template.ts";
import { MASK_KINDS, type MaskKind } from "./word-mask.ts";

/** A token that is text with a space before it is the text alone. */
export type StoredToken =
  | string
  | { text?: string | undefined; isApart: boolean; kind?: MaskKind | undefined };

/** A template as plain data. */
export interface StoredTemplate {
  id: string;
  tokens: StoredToken[];
  count: number;
  firstEntry: number;
  lastEntry: number;
  firstTime?: number | undefined;
  lastTime?: number | undefined;
  sample: string;
}

/** What a miner knows, as plain data: it survives JSON unchanged. */
export interface TemplateState {
  /** Entries that were read so far. */
  entries: number;
  templates: StoredTemplate[];
}

/** Templates as they are saved. */
export const templateStateSchema: z.ZodType<TemplateState> = z.object({
  entries: z.int().min(0),
  templates: z.array(
    z.object({
      id: z.string().regex(/^[\da-f]{10}$/),
      tokens: z
        .array(
          z.union([
            z.string(),
            z.object({
              text: z.string().optional(),
              isApart: z.boolean(),
              kind: z.enum(MASK_KINDS).optional(),
            }),
          ]),
        )
        .max(200),
      count: z.int().min(0),
      firstEntry: z.int().min(0),
      lastEntry: z.int().min(0),
      firstTime: z.number().optional(),
      lastTime: z.number().optional(),
      sample: z.string(),
    }),
  ),
});

/** Templates as plain data. */
export function storeTemplates(templates: readonly Template[], entries: number): TemplateState {
  return {
    entries,
    templates: templates.map(({ id, tokens, count, firstEntry, lastEntry, firstTime, lastTime, sample }) => ({
      id,
      tokens: tokens.map(({ text, isApart, kind }) =>
        text !== undefined && isApart
          ? text
          : { isApart, ...(text === undefined ? {} : { text }), ...(kind === undefined ? {} : { kind }) },
      ),
      count,
      firstEntry,
      lastEntry,
      ...(firstTime === undefined ? {} : { firstTime }),
      ...(lastTime === undefined ? {} : { lastTime }),
      sample,
    })),
  };
}

/** The templates that were stored. */
export function restoreTemplates({ templates }: TemplateState): Template[] {
  return templates.map(({ tokens, firstTime, lastTime, ...rest }) => ({
    ...rest,
    tokens: tokens.map((token) =>
      typeof token === "string"
        ? { text: token, isApart: true, kind: undefined }
        : { text: token.text, isApart: token.isApart, kind: token.kind },
    ),
    firstTime,
    lastTime,
    parameters: [],
    mergedInto: undefined,
  }));
}
