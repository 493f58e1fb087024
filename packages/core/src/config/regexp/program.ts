import type { RegexpNode } from "./syntax.ts";

/** A step of a matcher; what follows a step is the next one, if it does not say otherwise. */
export type Step =
  | { kind: "unit"; accepts(unit: number): boolean }
  | { kind: "assertion"; source: string }
  | { kind: "save"; slot: number }
  /** Goes on at `first`, and where that leads nowhere at `second`. */
  | { kind: "fork"; first: number; second: number }
  | { kind: "match" };

const MOST_STEPS = 500;
const ASCII = 128;

/** The steps of a regular expression; undefined where repetitions that are counted make it too long. */
export function compileProgram(root: RegexpNode): readonly Step[] | undefined {
  const steps: Step[] = [];

  function emit(node: RegexpNode): void {
    if (steps.length > MOST_STEPS) return;
    if (node.kind === "atom") steps.push({ kind: "unit", accepts: tester(node.source) });
    else if (node.kind === "assertion") steps.push({ kind: "assertion", source: node.source });
    else if (node.kind === "sequence") for (const part of node.parts) emit(part);
    else if (node.kind === "choice") emitChoice(node.branches);
    else if (node.kind === "group") emitGroup(node.index, node.inner);
    else emitRepeat(node);
  }

  function emitGroup(index: number, inner: RegexpNode): void {
    steps.push({ kind: "save", slot: 2 * index });
    emit(inner);
    steps.push({ kind: "save", slot: 2 * index + 1 });
  }

  function fork(): { kind: "fork"; first: number; second: number } {
    const step = { kind: "fork" as const, first: steps.length + 1, second: steps.length + 1 };
    steps.push(step);
    return step;
  }

  function emitChoice(branches: readonly RegexpNode[]): void {
    const ends: ReturnType<typeof fork>[] = [];
    for (const [index, branch] of branches.entries()) {
      const isLast = index === branches.length - 1;
      const choice = isLast ? undefined : fork();
      emit(branch);
      if (choice === undefined) continue;
      ends.push(fork());
      choice.second = steps.length;
    }
    for (const end of ends) end.first = end.second = steps.length;
  }

  function emitRepeat({ inner, least, most, isGreedy }: Extract<RegexpNode, { kind: "repeat" }>): void {
    for (let count = 0; count < least && steps.length <= MOST_STEPS; count++) emit(inner);
    const leave: ((end: number) => void)[] = [];
    const enter = (): void => {
      const step = fork();
      leave.push((end) => {
        if (isGreedy) step.second = end;
        else step.first = end;
      });
    };
    const times = most === Infinity ? 1 : most - least;
    const start = steps.length;
    for (let count = 0; count < times && steps.length <= MOST_STEPS; count++) {
      enter();
      emit(inner);
    }
    if (most === Infinity) {
      const back = fork();
      back.first = back.second = start;
    }
    for (const set of leave) set(steps.length);
  }

  emitGroup(0, root);
  steps.push({ kind: "match" });
  return steps.length > MOST_STEPS ? undefined : steps;
}

/** Whether an atom matches a UTF-16 unit, as the platform's own expressions have it. */
function tester(source: string): (unit: number) => boolean {
  const pattern = new RegExp(`^(?:${source})$`);
  const table = Array.from({ length: ASCII }, (_, unit) => pattern.test(String.fromCharCode(unit)));
  return (unit) => table[unit] ?? pattern.test(String.fromCharCode(unit));
}
