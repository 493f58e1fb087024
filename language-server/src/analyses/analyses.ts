import { withTries } from "../worker/with-tries.ts";
import type { HostProcess } from "../worker/host-process.ts";
import { createSource, type NewSource, type Source } from "../problems/source.ts";
import type { ProblemStore } from "../problems/store.ts";
import type { LogTexts, ReaderMethods, ReadResult } from "../reader/reader-methods.ts";
import { mayHideFailure } from "./may-hide-failure.ts";
import type { ProveQueue } from "./prove-queue.ts";
import { readTarget, type TargetNeeds } from "./read-target.ts";

export interface AnalysesNeeds extends TargetNeeds {
  reader: HostProcess<ReaderMethods>;
  store: ProblemStore;
  queue: ProveQueue;
  nextId: () => string;
  onStage: (source: Source) => void;
}

export interface AnalyzeRequest {
  source: Omit<NewSource, "id">;
  log: LogTexts;
  /** URI of the folder it is of. */
  folder?: string | undefined;
  signal?: AbortSignal;
  onLines?: (lines: number) => void;
}

export interface Analyses {
  /** Reads a log and places what it tells; it takes the place of what was read of it before. Proofs follow by themselves. */
  analyze(request: AnalyzeRequest): Promise<Source>;
  /** What a reading of any kind comes to. */
  take(source: Source, result: ReadResult): void;
  /** Takes away the older sources that another one is the successor of; it may be superseded itself while it is read. */
  supersede(source: Source): void;
  /** Reads the logs of the disk anew that are known of a folder: its patterns or checkouts are others. */
  readAgain(folder: string | undefined): Promise<void>;
  clear(source?: string): void;
}

export function createAnalyses(needs: AnalysesNeeds): Analyses {
  const { store, queue, settings } = needs;
  /** Of what lies on the disk: a text is not held for so long. */
  const requests = new WeakMap<Source, AnalyzeRequest>();

  function remove(isGone: (source: Source) => boolean): void {
    for (const source of store.sources.filter(isGone)) {
      queue.cancel(source);
      store.remove(source.id);
    }
  }

  function take(source: Source, result: ReadResult): void {
    const folder = result.folder === undefined ? undefined : needs.folders.byPath(result.folder);
    source.tied = result.tied.flatMap((path) => needs.folders.byPath(path) ?? []);
    store.read(source, passed(source) ? withoutProblems(result) : result, folder);
  }

  async function analyze(request: AnalyzeRequest): Promise<Source> {
    const source = createSource({ ...request.source, id: needs.nextId() });
    if (!("text" in request.log)) requests.set(source, request);
    store.put(source);
    needs.onStage(source);
    try {
      take(source, await readLog(source, request, needs));
    } catch (error) {
      store.remove(source.id);
      throw error;
    }
    source.stage = "read";
    supersede(source);
    needs.onStage(source);
    const isLatest = store.get(source.id) === source;
    if (isLatest && settings().prove === "automatic") queue.request(source);
    return source;
  }

  function supersede(source: Source): void {
    const older = new Set(store.sources.slice(0, Math.max(0, store.sources.indexOf(source))));
    remove((old) => older.has(old) && isSuccessor(source, old));
  }

  return {
    take,
    supersede,
    analyze,
    async readAgain(folder) {
      for (const source of store.sources) {
        const request = requests.get(source);
        if (request === undefined || (folder !== undefined && source.folder?.path !== folder)) continue;
        const { signal: _signal, onLines: _onLines, ...again } = request;
        const { isOfDocument } = source;
        await analyze({ ...again, source: { ...request.source, isOfDocument } }).catch(() => undefined);
      }
    },
    clear: (id) => remove((source) => id === undefined || source.id === id),
  };
}

async function readLog(
  source: Source,
  { log, folder, signal, onLines }: AnalyzeRequest,
  needs: AnalysesNeeds,
): Promise<ReadResult> {
  const { label, cwd, uri } = source;
  const target = readTarget(needs, { folder, directory: cwd, uri });
  const options = {
    ...(signal === undefined ? {} : { signal }),
    onEvent(lines: number) {
      source.lines = lines;
      onLines?.(lines);
    },
  };
  return withTries(() => needs.reader.call("read", { log, label, target }, options));
}

/** Whether one is a later run, or a later state, of what the other is of. A log that is followed is its own latest state. */
function isSuccessor(source: Source, old: Source): boolean {
  if (old.kind === "tail" && source.kind !== "tail") return false;
  if (source.kind === "files" || old.kind === "files")
    return source.kind === old.kind && source.label === old.label;
  if (source.uri !== undefined || old.uri !== undefined) return source.uri === old.uri;
  if (source.command !== undefined) return source.command === old.command && source.cwd === old.cwd;
  return source.kind === old.kind && source.label === old.label;
}

/** A command that passed has no problems, whatever it prints. */
function passed({ exitCode, command }: Source): boolean {
  return exitCode === 0 && !mayHideFailure(command);
}

function withoutProblems(result: ReadResult): ReadResult {
  const { nothing: _, ...read } = result;
  return { ...read, problems: [], roots: [], dropped: 0, unplaced: [], notes: ["The command passed."] };
}
