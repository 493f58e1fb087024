import { z } from "zod";

/** What a file says from now on; null where it is gone. Paths are absolute. */
export type TextChange = [path: string, text: string | null];

/** A question to the host of a native compiler. */
export interface NativeRequest {
  id: number;
  /** Number of the snapshot that is asked; one that the host does not hold is made of the latest one by `changes`. */
  snapshot: number;
  changes: TextChange[];
  /** The tsconfigs to open first, absolute. */
  opened: string[];
  /** Snapshots that are not asked any more. */
  dropped: number[];
  /** The tsconfig and the file to check, both absolute. */
  wanted: [config: string, path: string][];
}

/** An error as the compiler tells it; positions are UTF-16 offsets. */
export interface NativeDiagnostic {
  code: number;
  start: number;
  end: number;
  message: string;
}

export interface NativeAnswer {
  id: number;
  /** For each wanted file its errors; null where the program of its tsconfig does not hold it. */
  found?: (NativeDiagnostic[] | null)[] | undefined;
  /** Why there is no answer. */
  error?: string | undefined;
}

const DiagnosticSchema = z.object({
  code: z.number(),
  start: z.number().int().nonnegative(),
  end: z.number().int().nonnegative(),
  message: z.string(),
});

export const NativeAnswerSchema: z.ZodType<NativeAnswer> = z.object({
  id: z.number(),
  found: z.array(z.union([z.array(DiagnosticSchema), z.null()])).optional(),
  error: z.string().optional(),
});
