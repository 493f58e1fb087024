import { readdir } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { matchesPath } from "../../config/path-pattern.ts";
import type { LogSource, SourceBatch, SourcePosition } from "./stream-source.ts";
import { createTailBell } from "./tail-bell.ts";
import { tailFile, type TailedFile } from "./tail-file.ts";

export interface TailOptions {
  /** Paths and patterns (`*` and `?` in the last part), relative to this folder. */
  readonly folder: string;
  /** Files that are there at the start are read from their end on. */
  readonly startAtEnd: boolean;
  /** Between two looks, in milliseconds: at least this, */
  readonly leastWaitMs: number;
  /** and at most that, where the system tells of no change. */
  readonly mostWaitMs: number;
}

const WILD = /[*?]/;
/** How often patterns are looked at for new files. */
const LOOK_MS = 1000;

/** Follows files by name; those that patterns fit come in when they appear. Never ends by itself. */
export function tailSource(names: readonly string[], options: TailOptions): LogSource {
  return { read: (before, signal) => follow(names, options, { before, signal }) };
}

interface Following {
  readonly before: ReadonlyMap<string, SourcePosition>;
  readonly signal: AbortSignal;
}

async function* follow(
  names: readonly string[],
  options: TailOptions,
  { before, signal }: Following,
): AsyncGenerator<SourceBatch> {
  const tails = new Map<string, TailedFile>();
  const paths = new Set<string>();
  const bell = createTailBell(signal);
  let startAtEnd = options.startAtEnd;
  let lookedAt = Number.NEGATIVE_INFINITY;
  try {
    while (!signal.aborted) {
      if (Date.now() - lookedAt >= LOOK_MS) {
        lookedAt = Date.now();
        const fresh = (await expand(names, options.folder)).filter((name) => !tails.has(name));
        for (const name of fresh) {
          const path = resolve(options.folder, name);
          const tail = await tailFile(path, name, {
            before: before.get(name),
            startAtEnd,
            others: () => [...tails].filter(([other]) => other !== name).map(([, each]) => each),
            isFollowed: (each) => paths.has(each),
          });
          tails.set(name, tail);
          paths.add(path);
          bell.watch(dirname(path));
        }
        startAtEnd = false;
      }
      let isBusy = false;
      for (const tail of tails.values()) {
        const batches = tail.readOpen();
        for (const batch of batches ?? []) {
          isBusy = true;
          yield batch;
        }
        if (batches !== undefined) continue;
        for await (const batch of tail.readOn()) {
          isBusy = true;
          yield batch;
        }
      }
      await bell.wait(options, isBusy);
    }
  } finally {
    bell.close();
    for (const tail of tails.values()) await tail.close();
  }
}

/** The names as they are, and for patterns the files that fit, in the order of their names. */
async function expand(names: readonly string[], folder: string): Promise<string[]> {
  const found: string[] = [];
  for (const name of names) {
    if (!WILD.test(basename(name))) {
      found.push(name);
      continue;
    }
    const inside = await readdir(resolve(folder, dirname(name)), { withFileTypes: true }).catch(() => []);
    const fitting = inside.filter((each) => !each.isDirectory() && matchesPath(basename(name), each.name));
    found.push(...fitting.map((each) => join(dirname(name), each.name)).toSorted());
  }
  return [...new Set(found)];
}
