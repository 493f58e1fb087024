import { HostError } from "../worker/host-error.ts";
import { withTries } from "../worker/with-tries.ts";
import type { HostProcess } from "../worker/host-process.ts";
import type { OpenDocuments } from "../documents/open-documents.ts";
import type { Source } from "../problems/source.ts";
import type { ProblemStore } from "../problems/store.ts";
import type { ProgressEvent } from "@hephaestus/core";
import type { ProverMethods } from "../prover/prover-methods.ts";
import type { Trust } from "../protocol/settings.ts";

/** Proves sources one after the other, each again when something it may depend on has changed. */
export interface ProveQueue {
  /** Proves a source, after so long without another request for it; a proof of it that is going on is given up. */
  request(source: Source, afterMs?: number): void;
  /** When no proof of it is asked for or going on any more. */
  settled(source: Source): Promise<void>;
  /** Ends what is asked for and going on; of one source or of all. */
  cancel(source?: Source): void;
}

export interface ProveNeeds {
  prover: HostProcess<ProverMethods>;
  store: ProblemStore;
  documents: OpenDocuments;
  trust: () => Trust;
  /** A proof begins; what is given back is told of its progress, and of its end. */
  begin: (source: Source, cancel: () => void) => ProofListener;
  onStage: (source: Source) => void;
  onTrouble: (error: HostError) => void;
}

export interface ProofListener {
  progress(event: ProgressEvent): void;
  end(): void;
}

interface Asked {
  timer: NodeJS.Timeout | undefined;
  controller: AbortController | undefined;
  waiting: (() => void)[];
}

export function createProveQueue(needs: ProveNeeds): ProveQueue {
  const asked = new Map<Source, Asked>();
  let turn: Promise<void> = Promise.resolve();

  function askedOf(source: Source): Asked {
    const known = asked.get(source) ?? { timer: undefined, controller: undefined, waiting: [] };
    asked.set(source, known);
    return known;
  }

  function finish(source: Source): void {
    const known = asked.get(source);
    if (known === undefined || known.timer !== undefined || known.controller !== undefined) return;
    asked.delete(source);
    for (const resolve of known.waiting) resolve();
  }

  async function run(source: Source, controller: AbortController): Promise<void> {
    const known = askedOf(source);
    try {
      if (!controller.signal.aborted) await proveSource(source, needs, controller);
    } finally {
      if (known.controller === controller) known.controller = undefined;
      finish(source);
    }
  }

  function start(source: Source): void {
    const known = askedOf(source);
    const controller = new AbortController();
    known.timer = undefined;
    known.controller = controller;
    turn = turn.then(() => run(source, controller));
  }

  return {
    request(source, afterMs = 0) {
      const known = askedOf(source);
      clearTimeout(known.timer);
      known.controller?.abort(new DOMException("superseded", "AbortError"));
      known.timer = setTimeout(() => start(source), afterMs);
    },
    settled: (source) =>
      new Promise((resolve) => {
        const known = asked.get(source);
        if (known === undefined) resolve();
        else known.waiting.push(resolve);
      }),
    cancel(source) {
      for (const each of source === undefined ? [...asked.keys()] : [source]) {
        const known = asked.get(each);
        if (known === undefined) continue;
        clearTimeout(known.timer);
        known.timer = undefined;
        known.controller?.abort(new DOMException("cancelled", "AbortError"));
        finish(each);
      }
    },
  };
}

async function proveSource(source: Source, needs: ProveNeeds, controller: AbortController): Promise<void> {
  const { folder, reading } = source;
  const stage = stageWithoutProof(source, needs.trust());
  if (stage !== undefined || folder === undefined || reading === undefined) {
    source.stage = stage ?? "proved";
    needs.onStage(source);
    return;
  }
  const before = source.stage;
  source.stage = "proving";
  needs.onStage(source);
  const listener = needs.begin(source, () => controller.abort(new DOMException("cancelled", "AbortError")));
  try {
    const result = await withTries(() =>
      needs.prover.call(
        "prove",
        {
          source: source.id,
          folder: folder.path,
          trust: needs.trust() === "full",
          reading,
          unsaved: needs.documents.below(folder),
        },
        { signal: controller.signal, onEvent: (event) => listener.progress(event) },
      ),
    );
    source.stage = "proved";
    if (source.reading === reading) needs.store.proved(source, result);
  } catch (error) {
    fail(source, error, { needs, isAborted: controller.signal.aborted, before });
  } finally {
    listener.end();
    needs.onStage(source);
  }
}

/** Where there is nothing to prove, or it is not allowed. */
function stageWithoutProof({ folder, problems }: Source, trust: Trust): Source["stage"] | undefined {
  if (trust === "restricted") return "restricted";
  return folder === undefined || problems.size === 0 ? "proved" : undefined;
}

function fail(
  source: Source,
  error: unknown,
  { needs, isAborted, before }: { needs: ProveNeeds; isAborted: boolean; before: Source["stage"] },
): void {
  if (isAborted) {
    if (source.stage === "proving") source.stage = before === "proving" ? "read" : before;
    return;
  }
  const told = error instanceof HostError ? error : new HostError({ message: String(error) });
  source.stage = "failed";
  source.notes = [...source.notes, `No fix was proved: ${told.message}`];
  needs.onTrouble(told);
}
