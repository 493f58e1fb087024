import type { Step } from "./program.ts";

/** One way through the steps that is still open. */
interface Thread {
  step: number;
  /** Where each group starts and ends; -1 where it has not. */
  slots: readonly number[];
}

/**
 * Where the leftmost match and its groups start and end, as `RegExp` would find it, or undefined. All ways are
 * followed side by side, so that it takes time of text × steps whatever the two are.
 */
export function runProgram(steps: readonly Step[], text: string): readonly number[] | undefined {
  const seen = new Int32Array(steps.length).fill(-1);
  let found: readonly number[] | undefined;

  /** Adds what can be reached from a step without reading; ways that were reached before go first. */
  function follow(thread: Thread, position: number, threads: Thread[]): void {
    const step = steps[thread.step];
    if (step === undefined || seen[thread.step] === position) return;
    seen[thread.step] = position;
    const { slots } = thread;
    const next = thread.step + 1;
    if (step.kind === "fork") {
      follow({ step: step.first, slots }, position, threads);
      follow({ step: step.second, slots }, position, threads);
    } else if (step.kind === "save") {
      follow({ step: next, slots: slots.with(step.slot, position) }, position, threads);
    } else if (step.kind === "assertion") {
      if (holds(step.source, text, position)) follow({ step: next, slots }, position, threads);
    } else threads.push(thread);
  }

  const none = emptySlots(steps);
  let threads: Thread[] = [];
  for (let position = 0; position <= text.length; position++) {
    if (found === undefined) follow({ step: 0, slots: none }, position, threads);
    else if (threads.length === 0) break;
    const following: Thread[] = [];
    for (const { step: index, slots } of threads) {
      const step = steps[index];
      if (step?.kind === "match") {
        found = slots;
        break;
      }
      if (step?.kind === "unit" && position < text.length && step.accepts(text.charCodeAt(position)))
        follow({ step: index + 1, slots }, position + 1, following);
    }
    threads = following;
  }
  return found;
}

function emptySlots(steps: readonly Step[]): readonly number[] {
  const saves = steps.map((step) => (step.kind === "save" ? step.slot + 1 : 0));
  return Array.from({ length: Math.max(...saves) }, () => -1);
}

function holds(assertion: string, text: string, position: number): boolean {
  if (assertion === "^") return position === 0;
  if (assertion === "$") return position === text.length;
  const isBoundary = isWord(text, position - 1) !== isWord(text, position);
  return isBoundary === (assertion === "\\b");
}

function isWord(text: string, index: number): boolean {
  return /^\w$/.test(text.charAt(index));
}
