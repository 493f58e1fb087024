import type { DetectedFinding } from "../detect/detected-finding.ts";
import type { FrameClaim, PathClaim } from "../detect/formats/format.ts";
import type { Frame, Location } from "../model/location.ts";
import type { Problem } from "../model/problem.ts";
import type { Locator } from "../repository/locate/locate.ts";
import { isOwnPath } from "../repository/locate/own-path.ts";
import { fingerprint } from "./fingerprint.ts";

export interface ResolvedFindings {
  /** In log order, each failure once. */
  problems: Problem[];
  /** Ids of those that only say that something before them failed. */
  consequences: ReadonlySet<string>;
  /** What could not be decided, for the reader. */
  notes: string[];
}

/** Places what the formats found in the workspace and folds what they found more than once. */
export function resolveFindings(
  findings: readonly DetectedFinding[],
  locator: Locator | undefined,
): ResolvedFindings {
  const notes = new Set<string>();
  const byKey = new Map<string, Problem>();
  const ordinals = new Map<string, number>();
  const consequences = new Set<string>();
  for (const finding of findings) {
    const problem = readProblem(finding, locator, notes);
    const key = placeKey(problem);
    const known = byKey.get(key);
    if (known !== undefined) {
      known.occurrences += 1;
      continue;
    }
    byKey.set(key, problem);
    problem.id = nextId(problem, ordinals);
    if (finding.consequence === true) consequences.add(problem.id);
  }
  const problems = foldEchoes([...byKey.values()], consequences);
  return { problems, consequences, notes: [...notes] };
}

function readProblem(finding: DetectedFinding, locator: Locator | undefined, notes: Set<string>): Problem {
  const location =
    finding.place === undefined ? undefined : resolvePlace(finding.place, finding, locator, notes);
  const frames = (finding.frames ?? []).flatMap((frame) => resolveFrame(frame, finding, locator));
  const place = location ?? frames.find((frame) => frame.own && frame.inWorkspace);
  const { job, step } = finding.context;
  return {
    id: "",
    tool: finding.tool,
    ...(finding.code === undefined ? {} : { code: finding.code }),
    severity: finding.severity,
    message: finding.message,
    ...(place === undefined ? {} : { location: bareLocation(place) }),
    frames,
    ...(finding.test === undefined ? {} : { test: finding.test }),
    evidence: finding.evidence,
    excerpt: finding.excerpt,
    occurrences: 1,
    ...(job === undefined ? {} : { job }),
    ...(step === undefined ? {} : { step }),
    causeOf: [],
  };
}

function bareLocation({ file, line, column, endLine, endColumn, inWorkspace }: Location): Location {
  const optional = Object.entries({ column, endLine, endColumn }).filter(([, value]) => value !== undefined);
  return { file, line, ...Object.fromEntries(optional), inWorkspace };
}

/** A place outside the workspace stays as told when it reads like a path of the project, and is dropped when it leads out. */
function resolvePlace(
  claim: PathClaim,
  finding: DetectedFinding,
  locator: Locator | undefined,
  notes: Set<string>,
): Location | undefined {
  const result = locator?.locate(claim.path, directoryOf(finding));
  if (result?.status === "found") return { ...claimed(claim), file: result.file, inWorkspace: true };
  if (result?.status === "outside") return undefined;
  if (result?.status === "ambiguous")
    notes.add(`${claim.path} may be ${result.files.join(" or ")}: the log does not say which.`);
  return { ...claimed(claim), file: claim.path, inWorkspace: false };
}

function resolveFrame(claim: FrameClaim, finding: DetectedFinding, locator: Locator | undefined): Frame[] {
  const result = locator?.locate(claim.path, directoryOf(finding));
  const symbol = claim.symbol === undefined ? {} : { symbol: claim.symbol };
  const own = isOwnPath(claim.path);
  if (result?.status === "found")
    return [{ ...claimed(claim), file: result.file, inWorkspace: true, ...symbol, own }];
  return [{ ...claimed(claim), file: claim.path, inWorkspace: false, ...symbol, own }];
}

function directoryOf({ context }: DetectedFinding): { directory?: string } {
  return context.directory === undefined ? {} : { directory: context.directory };
}

function claimed({ line, column, endLine, endColumn }: PathClaim): Omit<Location, "file" | "inWorkspace"> {
  const optional = Object.entries({ column, endLine, endColumn }).filter(([, value]) => value !== undefined);
  return { line, ...Object.fromEntries(optional) };
}

/** The same failure, wherever the log prints it again: live and in the summary, per retry, per matrix leg. */
function placeKey({ tool, code, message, location, test }: Problem): string {
  const place = location === undefined ? "" : `${location.file}:${location.line}:${location.column ?? 0}`;
  return [tool, code ?? "", place, test ?? "", message].join("\0");
}

function nextId(
  { tool, code = "", location, message, test = "" }: Problem,
  ordinals: Map<string, number>,
): string {
  const parts = { tool, code, file: location?.file ?? "", message: `${test}\n${message}` };
  const first = fingerprint({ ...parts, ordinal: 0 });
  const ordinal = ordinals.get(first) ?? 0;
  ordinals.set(first, ordinal + 1);
  return ordinal === 0 ? first : fingerprint({ ...parts, ordinal });
}

/** The CI runner repeats what a tool said as an annotation of its own; that is an occurrence, not another failure. */
function foldEchoes(problems: readonly Problem[], consequences: ReadonlySet<string>): Problem[] {
  const spoken = new Map(
    problems.filter(({ tool }) => tool !== RUNNER).map((problem) => [headline(problem), problem]),
  );
  return problems.filter((problem) => {
    if (problem.tool !== RUNNER || consequences.has(problem.id)) return true;
    const original = spoken.get(headline(problem));
    if (original === undefined) return true;
    original.occurrences += problem.occurrences;
    return false;
  });
}

const RUNNER = "github-actions";

function headline({ message }: Problem): string {
  return message.split("\n", 1)[0]?.trim() ?? "";
}
