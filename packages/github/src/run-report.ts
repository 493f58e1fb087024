import { HephaestusError, type Digest, type DigestProblem, type DigestSolution } from "@hephaestus/core";
import { z } from "zod";

const SHORT = 300;
const LONG = 8_000;
const MOST_ITEMS = 5_000;
/** Of a file, or of a diff. */
export const MOST_CHARACTERS: number = 2_000_000;
/** Longer than that no report of ours is. */
export const MOST_REPORT_BYTES: number = 32 << 20;

const sha = z.string().regex(/^[0-9a-f]{40}$|^[0-9a-f]{64}$/);
const short = z.string().max(SHORT);
const long = z.string().max(LONG);
const path = z.string().min(1).max(1_000);
const line = z.int().min(1);
const fullName = z.string().regex(/^[\w.-]+\/[\w.-]+$/);
const many = <Item extends z.ZodType>(item: Item): z.ZodArray<Item> => z.array(item).max(MOST_ITEMS);

/** A fix as the core's reports tell it, and where it can be suggested. */
export interface ReportedSolution extends DigestSolution {
  /** The same as whole lines, where they can be suggested; `before` is the name git gives the bytes the lines are of. */
  suggestions: { file: string; before: string; startLine: number; endLine: number; text: string }[];
}

/** What is proved, all together. */
export interface ReportedFix {
  solutionIds: string[];
  /** `before` is the name git gives the bytes the fix was made from, `after` the whole text, byte order mark included. */
  files: { path: string; before: string; after: string }[];
  /** The same as one diff, as `git apply` takes it. */
  diff: string;
  /** Commands that ran with the fix in place. */
  commands: { command: string; status: "passed" | "failed" | "skipped"; detail: string }[];
}

/** What `analyze` hands to `deliver`, and what users get as `report`: everything is plain text of an untrusted origin. */
export interface RunReport extends Digest {
  version: 1;
  repository: string;
  run: { id: number; attempt: number };
  /** The commit that was analysed. */
  sha: string;
  logs: { job: string; status: "read" | "absent" | "expired" | "forbidden" | "cut"; detail: string }[];
  /** The best one of each root problem, and what the fix is made of; best first. */
  solutions: ReportedSolution[];
  /** Null where nothing is proved, or a command failed with it. */
  fix: ReportedFix | null;
  /** Solutions that are not part of the fix, and why. */
  left: { title: string; reason: string }[];
  /** How many candidates were refuted and dropped. */
  refuted: number;
}

const problem: z.ZodType<DigestProblem> = z.strictObject({
  id: short,
  tool: short,
  code: short.nullable(),
  severity: z.enum(["error", "warning"]),
  message: long,
  location: z
    .strictObject({
      file: path,
      line,
      column: z.int().min(1).nullable(),
      endLine: line.nullable(),
      endColumn: z.int().min(1).nullable(),
    })
    .nullable(),
  jobs: many(short),
  follows: z.int().min(0),
  excerpt: many(long),
});

const outcome = z.enum(["passed", "failed", "skipped"]);

const solution: z.ZodType<ReportedSolution> = z.strictObject({
  id: short,
  problemIds: many(short),
  title: long,
  status: z.enum(["proved", "plausible"]),
  reason: long.nullable(),
  proofs: many(z.strictObject({ kind: short, status: outcome, detail: long })),
  diff: z.string().max(MOST_CHARACTERS),
  command: long.nullable(),
  suggestions: many(z.strictObject({ file: path, before: sha, startLine: line, endLine: line, text: long })),
});

const fix: z.ZodType<ReportedFix> = z.strictObject({
  solutionIds: many(short),
  files: many(z.strictObject({ path, before: sha, after: z.string().max(MOST_CHARACTERS) })),
  diff: z.string().max(MOST_CHARACTERS),
  commands: many(z.strictObject({ command: long, status: outcome, detail: long })),
});

const runReport: z.ZodType<RunReport> = z.strictObject({
  version: z.literal(1),
  repository: fullName,
  run: z.strictObject({ id: z.int().min(0), attempt: z.int().min(1) }),
  sha,
  logs: many(
    z.strictObject({
      job: short,
      status: z.enum(["read", "absent", "expired", "forbidden", "cut"]),
      detail: long,
    }),
  ),
  problems: many(problem),
  reported: z.int().min(0),
  solutions: many(solution),
  fix: fix.nullable(),
  left: many(z.strictObject({ title: long, reason: long })),
  refuted: z.int().min(0),
  notes: many(long),
});

/** Reads a report that may come from anybody. Throws `usage` where it is none of ours. */
export function parseRunReport(text: string): RunReport {
  const hint = "Give the file that the analyze action names in its output `report`.";
  if (Buffer.byteLength(text) > MOST_REPORT_BYTES)
    throw new HephaestusError("usage", "the report is too large to be one of ours", { hint });
  try {
    return runReport.parse(JSON.parse(text));
  } catch (cause) {
    const [issue] = cause instanceof z.ZodError ? cause.issues : [];
    const where = issue === undefined ? "it is no JSON" : `${issue.path.join(".")}: ${issue.message}`;
    throw new HephaestusError("usage", `the report is none of ours: ${where}`, { hint, cause });
  }
}

/** Cuts a text to what a report may hold of it. */
export function cropped(text: string, kind: "short" | "long"): string {
  const most = kind === "short" ? SHORT : LONG;
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}
