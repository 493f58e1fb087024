import type { Problem } from "../model/problem.ts";

const COMPILE_ERROR = /^TS\d+$/;

/** Which problem explains which: ids of effects by the id of their cause. */
export type Causes = Map<string, string[]>;

/**
 * What the log itself tells of causes, before any fix was tried: a run-time failure whose own frame lies on the line of
 * a compile error is that error's doing, and "exit code 1" is the doing of what failed in the same step.
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
  const errors = failures.filter(({ severity }) => severity === "error");
  for (const consequence of problems.filter(({ id }) => consequences.has(id))) {
    const before = errors.filter(({ evidence }) => isBefore(evidence, consequence.evidence));
    const cause = before.find((error) => isSameStep(error, consequence)) ?? before[0] ?? errors[0];
    if (cause !== undefined) addEffect(causes, cause.id, consequence.id);
  }
  return causes;
}

export function addEffect(causes: Causes, cause: string, effect: string): void {
  const effects = causes.get(cause) ?? [];
  if (!effects.includes(effect)) effects.push(effect);
  causes.set(cause, effects);
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

function isBefore(a: Problem["evidence"], b: Problem["evidence"]): boolean {
  return a.source === b.source && a.startLine <= b.startLine;
}

function isSameStep(a: Problem, b: Problem): boolean {
  return a.step === b.step && a.job === b.job;
}
