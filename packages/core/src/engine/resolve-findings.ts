import { isAbsolute } from "node:path";
import type { DetectedFinding } from "../detect/detected-finding.ts";
import type { FrameClaim, PathClaim } from "../detect/formats/format.ts";
import type { Frame, Location } from "../model/location.ts";
import type { Problem } from "../model/problem.ts";
import type { LocateResult, Locator } from "../repository/locate/locate.ts";
import { isOwnPath } from "../detect/own-path.ts";
import { foldEchoes } from "./fold-echoes.ts";
import { messageTemplate } from "./message-template.ts";
import { assignIds } from "./problem-ids.ts";

export interface ResolvedFindings {
  /** In log order, each failure once. */
  problems: Problem[];
  /** Ids of those that only say that something before them failed. */
  consequences: ReadonlySet<string>;
  /** What could not be decided, for the reader. */
  notes: string[];
}

type Position = Omit<Location, "file" | "inWorkspace">;

/** Places what the formats found in the workspace and folds what they found more than once. */
export function resolveFindings(
  findings: readonly DetectedFinding[],
  locator: Locator | undefined,
): ResolvedFindings {
  const notes = new Set<string>();
  const byKey = new Map<string, Problem>();
  const consequences = new Set<Problem>();
  for (const finding of findings) {
    const problem = readProblem(finding, locator, notes);
    const key =
      finding.consequence === true
        ? consequenceKey(problem)
        : failureKey(problem) + scopeOf(finding, problem);
    const known = byKey.get(key);
    if (known !== undefined) {
      known.occurrences += 1;
      continue;
    }
    byKey.set(key, problem);
    if (finding.consequence === true) consequences.add(problem);
  }
  const problems = foldEchoes([...byKey.values()], (problem) => consequences.has(problem));
  assignIds(problems);
  return { problems, consequences: new Set([...consequences].map(({ id }) => id)), notes: [...notes] };
}

function readProblem(finding: DetectedFinding, locator: Locator | undefined, notes: Set<string>): Problem {
  const location =
    finding.place === undefined ? undefined : resolvePlace(finding.place, finding, locator, notes);
  const frames = (finding.frames ?? []).map((frame) => resolveFrame(frame, finding, locator));
  const place = location ?? frames.find((frame) => frame.own && frame.inWorkspace);
  const { job, step } = finding.context;
  return {
    id: "",
    tool: finding.tool,
    ...(finding.code === undefined ? {} : { code: finding.code }),
    severity: finding.severity,
    message: finding.message,
    ...(place === undefined
      ? {}
      : { location: { file: place.file, ...positionOf(place), inWorkspace: place.inWorkspace } }),
    frames,
    ...(finding.test === undefined ? {} : { test: finding.test }),
    evidence: finding.evidence,
    excerpt: finding.excerpt,
    occurrences: 1,
    ...(job === undefined ? {} : { job }),
    ...(step === undefined ? {} : { step }),
    causeOf: [],
    ...(finding.general === undefined ? {} : { general: finding.general }),
  };
}

/** A place outside the workspace stays as told when it reads like a path of the project, and is dropped when it leads out. */
function resolvePlace(
  claim: PathClaim,
  finding: DetectedFinding,
  locator: Locator | undefined,
  notes: Set<string>,
): Location | undefined {
  const result = locator?.locate(claim.path, directoryOf(finding));
  if (result?.status === "outside") return undefined;
  if (result?.status === "ambiguous")
    notes.add(`${claim.path} may be ${result.files.join(" or ")}: the log does not say which.`);
  return placed(claim, result);
}

function resolveFrame(claim: FrameClaim, finding: DetectedFinding, locator: Locator | undefined): Frame {
  const result = locator?.locate(claim.path, directoryOf(finding));
  const symbol = claim.symbol === undefined ? {} : { symbol: claim.symbol };
  return { ...placed(claim, result), ...symbol, own: isOwnPath(claim.path) && result?.status !== "outside" };
}

function directoryOf({ context }: DetectedFinding): { directory?: string } {
  return context.directory === undefined ? {} : { directory: context.directory };
}

function placed(claim: PathClaim, result: LocateResult | undefined): Location {
  const isFound = result?.status === "found";
  return { file: isFound ? result.file : claim.path, ...positionOf(claim), inWorkspace: isFound };
}

function positionOf({ line, column, endLine, endColumn }: Omit<PathClaim, "path">): Position {
  const optional = Object.entries({ column, endLine, endColumn }).filter(([, value]) => value !== undefined);
  return { line, ...Object.fromEntries(optional) };
}

/**
 * The same failure, wherever the log prints it again: live and in the summary, per retry, per matrix leg. Where the
 * place is exact or the test is known, numbers and folders in the message make no difference.
 */
function failureKey({ tool, code, message, location, test }: Problem): string {
  const place = location === undefined ? "" : `${location.file}:${location.line}:${location.column ?? 0}`;
  const isExact = location?.column !== undefined || test !== undefined;
  const text = isExact ? messageTemplate(message) : message;
  return [tool, code ?? "", place, test ?? "", text].join("\0");
}

/** Of paths that are not known in the workspace, those of two packages are two, however alike. */
function scopeOf({ context }: DetectedFinding, { location }: Problem): string {
  if (location === undefined || location.inWorkspace || isAbsolute(location.file)) return "";
  return `\0${context.directory ?? context.package ?? ""}`;
}

/** That something failed is said anew in each step; each belongs to what failed in its own. */
function consequenceKey(problem: Problem): string {
  const { job = "", step = "", evidence } = problem;
  return [failureKey(problem), evidence.source ?? "", job, step].join("\0");
}
