import type { Problem } from "../model/problem.ts";

const COMPILE_ERROR = /^TS\d+$/;
/** `ESLint found too many warnings (maximum: 0).` */
const WARNINGS = /\bwarnings\b/i;

/** Which problem explains which: ids of effects by the id of their cause. */
export type Causes = Map<string, Set<string>>;

/**
 * What the log itself tells of causes, before any fix was tried: a run-time failure whose own frame lies on the line of
 * a compile error is that error's doing, and "exit code 1" is the doing of what failed in the same step. `problems` are
 * in log order.
 */
export function causesInLog(problems: readonly Problem[], consequences: ReadonlySet<string>): Causes {
  const causes: Causes = new Map();
  const failures = problems.filter(({ id }) => !consequences.has(id));
  const compileErrors = compileErrorsByLine(failures);
  for (const failure of failures) {
    if (COMPILE_ERROR.test(failure.code ?? "")) continue;
    const cause = placesOf(failure).flatMap((place) => compileErrors.get(place) ?? [])[0];
    if (cause !== undefined) addEffect(causes, cause, failure.id);
  }
  explainConsequences(problems, consequences, causes);
  return causes;
}

/**
 * A consequence goes back to the first error of its step, else of its log; where there is none, to the first
 * consequence. What a tool says of its warnings goes back to its first warning, and with it what follows in that step.
 */
function explainConsequences(
  problems: readonly Problem[],
  consequences: ReadonlySet<string>,
  causes: Causes,
): void {
  const findings = problems.filter(({ id }) => !consequences.has(id));
  const errors = findings.filter(({ severity }) => severity === "error");
  const firstInLog = new Map(errors.toReversed().map((error) => [logOf(error), error.id]));
  const firstOfTool = new Map(findings.toReversed().map((finding) => [toolRunOf(finding), finding.id]));
  const firstInStep = new Map<string, string>();
  for (const problem of problems) {
    const { id, severity, message } = problem;
    const step = stepOf(problem);
    const isConsequence = consequences.has(id);
    const error = firstInStep.get(step) ?? firstInLog.get(logOf(problem));
    const isOfWarnings = severity === "warning" || WARNINGS.test(message);
    const warning = isOfWarnings ? firstOfTool.get(toolRunOf(problem)) : undefined;
    const cause = error ?? warning;
    if (isConsequence && cause !== undefined) addEffect(causes, cause, id);
    if (!firstInStep.has(step) && (isConsequence || severity === "error"))
      firstInStep.set(step, (isConsequence ? cause : undefined) ?? id);
  }
}

function logOf({ evidence }: Problem): string {
  return evidence.source ?? "";
}

function toolRunOf(problem: Problem): string {
  return `${logOf(problem)}\0${problem.tool}`;
}

function stepOf({ evidence, job = "", step = "" }: Problem): string {
  return [evidence.source ?? "", job, step].join("\0");
}

export function addEffect(causes: Causes, cause: string, effect: string): void {
  causes.set(cause, (causes.get(cause) ?? new Set()).add(effect));
}

/** The first compile error of each line of the workspace. */
function compileErrorsByLine(problems: readonly Problem[]): Map<string, string> {
  const errors = new Map<string, string>();
  for (const { id, code, location } of problems) {
    if (!COMPILE_ERROR.test(code ?? "") || location?.inWorkspace !== true) continue;
    const place = `${location.file}:${location.line}`;
    if (!errors.has(place)) errors.set(place, id);
  }
  return errors;
}

/** The lines of the workspace's own code that a failure passed through, innermost first. */
function placesOf({ frames, location }: Problem): string[] {
  const places = [...frames.filter(({ own }) => own), ...(location === undefined ? [] : [location])];
  return places.filter(({ inWorkspace }) => inWorkspace).map(({ file, line }) => `${file}:${line}`);
}
