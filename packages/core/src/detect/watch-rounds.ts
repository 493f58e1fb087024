import type { LogEntry } from "../model/log.ts";
import type { LineRange } from "./job-verdicts.ts";

/** The rounds of a watcher after which it started over, and told anew what was still open. */
export interface EndedRounds extends LineRange {
  /** Formats whose findings are of these rounds alone. */
  readonly tools: readonly string[];
  /** The process, where the log tells several apart. */
  readonly stream: string;
}

/** Follows the rounds of watchers, of each process. Bounded. */
export interface WatchRounds {
  see(stream: string, entry: LogEntry): void;
  end(): readonly EndedRounds[];
}

/** What a watcher says at its start, and each time it starts over. Of those only that tell everything anew. */
interface WatchMarks {
  readonly tools: readonly string[];
  readonly starts: RegExp;
  readonly again: RegExp;
}

const WATCHERS: readonly WatchMarks[] = [
  {
    tools: ["tsc"],
    starts: /Starting compilation in watch mode\.\.\.$/,
    again: /File change detected\. Starting incremental compilation\.\.\.$/,
  },
  {
    tools: ["vite", "rolldown", "rollup"],
    starts: /^watching for file changes\.\.\.$/,
    again: /^build started\.\.\.$/,
  },
];
/** Literals of the lines that it needs to see. */
export const WATCH_GLANCE: readonly string[] = [
  "Starting compilation in watch mode",
  "Starting incremental compilation",
  "watching for file changes...",
  "build started...",
];

const LONGEST = 160;
const MOST_WATCHERS = 1024;

function mayTellOfRound(text: string): boolean {
  return text.length <= LONGEST && WATCH_GLANCE.some((literal) => text.includes(literal));
}

/** A watcher: where it began, and where it last started over. */
interface Watch extends Omit<EndedRounds, "to"> {
  again?: number;
}

export function createWatchRounds(): WatchRounds {
  const watches: Watch[] = [];
  /** The last of each kind and process. */
  const current = new Map<string, Watch>();

  return {
    see(stream, { text, line }) {
      if (!mayTellOfRound(text)) return;
      const said = text.trimEnd();
      for (const [index, { tools, starts, again }] of WATCHERS.entries()) {
        const key = `${index} ${stream}`;
        const known = current.get(key);
        if (known !== undefined && again.test(said)) known.again = line;
        if (!starts.test(said) || watches.length >= MOST_WATCHERS) continue;
        const watch = { tools, stream, from: line };
        watches.push(watch);
        current.set(key, watch);
      }
    },
    end: () =>
      watches.flatMap(({ again, ...watch }) => (again === undefined ? [] : [{ ...watch, to: again - 1 }])),
  };
}
