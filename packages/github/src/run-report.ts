import { HephaestusError } from "@hephaestus/core";
import { z } from "zod";

const SHORT = 300;
const LONG = 20_000;
const MOST_ITEMS = 5_000;
const MOST_FILE_CHARACTERS = 2_000_000;
/** Longer than that no report of ours is. */
export const MOST_REPORT_BYTES: number = 32 << 20;

const sha = z.string().regex(/^[0-9a-f]{40}$|^[0-9a-f]{64}$/);
const short = z.string().max(SHORT);
const long = z.string().max(LONG);
const path = z.string().min(1).max(1_000);
const line = z.int().min(1);
const fullName = z.string().regex(/^[\w.-]+\/[\w.-]+$/);
const many = <Item extends z.ZodType>(item: Item): z.ZodArray<Item> => z.array(item).max(MOST_ITEMS);

const problem = z.strictObject({
  id: short,
  tool: short,
  code: short.nullable(),
  severity: z.enum(["error", "warning"]),
  message: long,
  /** Only where it is a file of the workspace. */
  location: z
    .strictObject({
      file: path,
      line,
      column: z.int().min(1).nullable(),
      endLine: line.nullable(),
      endColumn: z.int().min(1).nullable(),
    })
    .nullable(),
  /** Names of the jobs that tell it; of a matrix its legs. */
  jobs: many(short),
  /** How many others exist only because of it. */
  follows: z.int().min(0),
});

const suggestion = z.strictObject({
  file: path,
  /** Name that git gives the bytes the lines are of. */
  before: sha,
  startLine: line,
  endLine: line,
  text: long,
});

const solution = z.strictObject({
  id: short,
  problemIds: many(short),
  title: long,
  status: z.enum(["proved", "plausible"]),
  reason: long.nullable(),
  proofs: many(
    z.strictObject({ kind: short, status: z.enum(["passed", "failed", "skipped"]), detail: long }),
  ),
  diff: z.string().max(MOST_FILE_CHARACTERS),
  command: long.nullable(),
  /** The same as whole lines, where they can be suggested one by one. */
  suggestions: many(suggestion),
});

const fix = z.strictObject({
  solutionIds: many(short),
  files: many(
    z.strictObject({
      path,
      /** Name that git gives the bytes the fix was made from. */
      before: sha,
      /** The whole text the file shall have, its byte order mark included. */
      after: z.string().max(MOST_FILE_CHARACTERS),
    }),
  ),
  /** Commands that passed with the fix in place. */
  commands: many(
    z.strictObject({ command: long, status: z.enum(["passed", "failed", "skipped"]), detail: long }),
  ),
});

const runReport = z.strictObject({
  version: z.literal(1),
  repository: fullName,
  run: z.strictObject({ id: z.int().min(0), attempt: z.int().min(1) }),
  /** The commit that was analysed. */
  sha,
  logs: many(
    z.strictObject({
      job: short,
      status: z.enum(["read", "absent", "expired", "forbidden", "cut"]),
      detail: long,
    }),
  ),
  /** Root problems, most important first. */
  problems: many(problem),
  /** How many problems the logs tell in all. */
  reported: z.int().min(0),
  /** The best one of each root problem. */
  solutions: many(solution),
  /** What is proved, all together; null where nothing is, or a command failed with it. */
  fix: fix.nullable(),
  notes: many(long),
});

/** What `analyze` hands to `deliver`, and what users get as `report`: everything is plain text of an untrusted origin. */
export type RunReport = z.infer<typeof runReport>;
export type ReportedProblem = RunReport["problems"][number];
export type ReportedSolution = RunReport["solutions"][number];
export type ReportedFix = NonNullable<RunReport["fix"]>;

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
