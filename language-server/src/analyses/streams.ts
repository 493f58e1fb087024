import type { Source } from "../problems/source.ts";
import { createSource, type NewSource } from "../problems/source.ts";
import type { ProblemStore } from "../problems/store.ts";
import type { ReadAlarm } from "../reader/alarm-watch.ts";
import type { Moment } from "../reader/live-log.ts";
import type { ReaderMethods } from "../reader/reader-methods.ts";
import { isHostEnd } from "../worker/host-error.ts";
import type { HostProcess } from "../worker/host-process.ts";
import type { Analyses } from "./analyses.ts";
import type { ProveQueue } from "./prove-queue.ts";
import { readTarget, type TargetNeeds } from "./read-target.ts";

/** Logs that come in pieces: terminals, tasks, files that are followed. */
export interface Streams {
  open(stream: string, source: Omit<NewSource, "id">, folder?: string): Source;
  /** When the text is read. What belongs to no open stream is dropped. */
  append(stream: string, text: string): Promise<void>;
  /** Reads to the end. Undefined where no such stream is open. */
  end(stream: string, exitCode?: number): Promise<Source | undefined>;
  /** Forgets all. */
  dispose(): void;
}

export interface StreamsNeeds extends TargetNeeds {
  reader: HostProcess<ReaderMethods>;
  store: ProblemStore;
  analyses: Pick<Analyses, "take" | "supersede">;
  queue: ProveQueue;
  nextId: () => string;
  onStage: (source: Source) => void;
}

interface OpenStream {
  stream: string;
  source: Source;
  folder: string | undefined;
  /** Calls of the reader, one after the other. */
  turn: Promise<unknown>;
  /** The last of what was printed, for a reader that comes new. */
  kept: string;
  /** The problems that were told, as one text. */
  told: string;
  timer: NodeJS.Timeout | undefined;
  /** Rings when nothing came for a while. */
  quiet: NodeJS.Timeout | undefined;
  release: () => void;
}

type Appended = ReaderMethods["append"]["result"];

const MOST_KEPT = 256 * 1024;
const LOOK_MS = 200;
/** A stream that never ends is read to its end, and proved, when it is quiet. */
const QUIET_MS = 1000;

export function createStreams(needs: StreamsNeeds): Streams {
  const streams = new Map<string, OpenStream>();

  function close(stream: string): OpenStream | undefined {
    const open = streams.get(stream);
    streams.delete(stream);
    clearTimeout(open?.timer);
    clearTimeout(open?.quiet);
    open?.release();
    return open;
  }

  return {
    open(stream, source, folder) {
      close(stream);
      const open: OpenStream = {
        stream,
        source: createSource({ ...source, id: needs.nextId() }),
        folder,
        turn: Promise.resolve(),
        kept: "",
        told: "",
        timer: undefined,
        quiet: undefined,
        release: needs.reader.hold(),
      };
      streams.set(stream, open);
      needs.store.put(open.source);
      inTurn(open, () => begin(open, needs)).catch(() => undefined);
      return open.source;
    },
    async append(stream, text) {
      const open = streams.get(stream);
      if (open === undefined) return;
      await inTurn(open, () => append(open, text, needs));
      if (streams.get(stream) !== open) return;
      open.timer ??= setTimeout(() => {
        open.timer = undefined;
        inTurn(open, () => look(open, "now", needs)).catch(() => undefined);
      }, LOOK_MS);
      clearTimeout(open.quiet);
      open.quiet = setTimeout(() => {
        inTurn(open, () => look(open, "quiet", needs)).catch(() => undefined);
      }, QUIET_MS);
    },
    async end(stream, exitCode) {
      const open = close(stream);
      if (open === undefined) return undefined;
      if (exitCode !== undefined) open.source.exitCode = exitCode;
      await inTurn(open, async () => {
        await append(open, "", needs);
        await look(open, "end", needs);
      });
      return open.source;
    },
    dispose() {
      for (const stream of streams.keys()) close(stream);
    },
  };
}

function inTurn<Result>(open: OpenStream, work: () => Promise<Result>): Promise<Result> {
  const next = open.turn.then(work);
  open.turn = next.catch(() => undefined);
  return next;
}

async function begin({ stream, source, folder }: OpenStream, needs: StreamsNeeds): Promise<void> {
  const { folders } = readTarget(needs, { folder, directory: source.cwd, uri: source.uri });
  const most = needs.settings().maxProblems;
  const isEndless = source.kind === "tail";
  const { isWatched } = await needs.reader.call("openStream", {
    stream,
    label: source.label,
    most,
    folder: folders[0],
    isEndless,
  });
  if (isWatched) source.alarms ??= { raised: 0 };
}

/** A reader that came new knows nothing of the stream: it is told the last of it again. */
async function append(open: OpenStream, text: string, needs: StreamsNeeds): Promise<void> {
  const { stream, source } = open;
  const push = (each: string): Promise<Appended> => needs.reader.call("append", { stream, text: each });
  const { lines, alarms } = await push(text).catch(async (error: unknown) => {
    if (!isHostEnd(error) && !isForgotten(error)) throw error;
    await begin(open, needs);
    await push(open.kept);
    return await push(text);
  });
  open.kept = (open.kept + text).slice(-MOST_KEPT);
  source.lines = Math.max(source.lines, lines);
  takeAlarms(source, alarms, needs);
}

/** Who was told of the log is told again: its summary is another. */
function takeAlarms(source: Source, alarms: readonly ReadAlarm[], { store, onStage }: StreamsNeeds): void {
  const newest = alarms.at(-1);
  if (newest === undefined) return;
  source.alarms = { raised: (source.alarms?.raised ?? 0) + alarms.length, newest };
  if (store.get(source.id) === source) store.put(source);
  onStage(source);
}

/** Takes what the log tells by now. */
async function look(open: OpenStream, moment: Moment, needs: StreamsNeeds): Promise<void> {
  const { stream, source, folder } = open;
  const target = readTarget(needs, { folder, directory: source.cwd, uri: source.uri });
  const result = await needs.reader.call("readStream", { stream, moment, target });
  const isEnd = moment === "end";
  const told = result.problems.map(({ problem: { id, evidence } }) => `${id} ${evidence.endLine}`).join(" ");
  if (told === open.told && !isEnd) return;
  open.told = told;
  needs.analyses.take(source, result);
  needs.analyses.supersede(source);
  source.stage = isEnd ? "read" : "reading";
  needs.onStage(source);
  if (needs.settings().prove === "automatic") needs.queue.request(source, isEnd ? 0 : QUIET_MS);
}

/** What a reader says that was started anew, or that has ended meanwhile. */
function isForgotten(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith("there is no stream");
}
