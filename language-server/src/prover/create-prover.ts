import {
  openEngine,
  planFix,
  type Analysis,
  type Engine,
  type ProgressEvent,
  type Reading,
  type Solution,
} from "@hephaestus/core";
import { configOf, realFolder, type SettledConfig } from "../reader/folder-engines.ts";
import { withRanges } from "../reader/place-reading.ts";
import { unsavedOf } from "../reader/unsaved-of.ts";
import type { Handlers } from "../worker/serve-calls.ts";
import { fileFix } from "./file-fix.ts";
import { joinedFixes } from "./joined-fixes.ts";
import type { ProvedSolution, ProverMethods } from "./prover-methods.ts";

interface OpenFolder {
  key: string;
  engine: Engine;
}

interface Concluded {
  engine: Engine;
  analysis: Analysis;
}

/** Analyses that are remembered, to join their solutions. */
const MOST_REMEMBERED = 16;
const EVENT_MS = 50;

/** Proves what a reader read: holds the engines of folders with their compilers. One call of `prove` at a time. */
export function createProver(): Handlers<ProverMethods> {
  const folders = new Map<string, OpenFolder>();
  const concluded = new Map<string, Concluded>();
  let onProgress: (event: ProgressEvent) => void = () => undefined;

  async function open(folder: string, trust: boolean, config: SettledConfig): Promise<Engine> {
    const key = JSON.stringify([trust, config]);
    const known = folders.get(folder);
    if (known?.key === key) return known.engine;
    known?.engine.dispose();
    const engine = await openEngine({
      workspace: await realFolder(folder),
      trust,
      config,
      clock: () => performance.now(),
      progress: (event) => onProgress(event),
    });
    folders.set(folder, { key, engine });
    return engine;
  }

  function remember(source: string, value: Concluded): void {
    concluded.delete(source);
    concluded.set(source, value);
    const [oldest] = concluded.keys();
    if (concluded.size > MOST_REMEMBERED && oldest !== undefined) concluded.delete(oldest);
  }

  return {
    async prove({ source, folder, trust, reading, unsaved }, { signal, emit }) {
      const { config, notes } = await configOf(folder);
      const opened = await open(folder, trust, config);
      const engine = await opened.renewed(unsavedOf(folder, unsaved));
      folders.set(folder, { key: JSON.stringify([trust, config]), engine });
      onProgress = seldom(emit);
      const read: Reading = JSON.parse(reading);
      const analysis = await engine.conclude(read, signal);
      remember(source, { engine, analysis });
      return {
        problems: withRanges(analysis.problems, engine),
        roots: analysis.roots,
        solutions: analysis.solutions.flatMap((solution) => provedSolution(solution, engine)),
        untried: analysis.untried,
        notes: [...notes, ...analysis.notes],
      };
    },
    async join({ source, solutions }) {
      const known = concluded.get(source);
      if (known === undefined) return null;
      const { engine, analysis } = known;
      const chosen = analysis.solutions.filter(({ id }) => solutions.includes(id));
      const plan = await planFix(
        engine,
        { ...analysis, solutions: chosen },
        { all: false, only: [], commands: [], folder: "", commandTimeoutMs: 0 },
      );
      return joinedFixes(plan);
    },
  };
}

/** Not where a file cannot be read any more. */
function provedSolution(solution: Solution, { repository }: Engine): ProvedSolution[] {
  const { changes, state: _, ...rest } = solution;
  const files = changes.flatMap((change) => {
    const source = repository?.read(change.file);
    const after = repository?.with([change]).read(change.file);
    return source === undefined || after === undefined ? [] : [fileFix(change, source, after.text)];
  });
  return files.length === changes.length ? [{ ...rest, files }] : [];
}

/** Passes on the first event of each phase and then one now and then. */
function seldom(emit: (event: ProgressEvent) => void): (event: ProgressEvent) => void {
  let last = 0;
  let phase: ProgressEvent["phase"] | undefined;
  return (event) => {
    const now = performance.now();
    if (event.phase === phase && now - last < EVENT_MS) return;
    last = now;
    phase = event.phase;
    emit(event);
  };
}
