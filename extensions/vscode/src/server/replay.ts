import type { AnalyzeArguments, SourceSummary, TailArguments } from "@hephaestus/language-server";

/** Sources told again to a server that was started anew; older ones are forgotten. */
const MOST = 20;

type Source = AnalyzeArguments["source"];

/** What a server would have to be told again. A source that was being read when it ended may be what ended it: left out. */
export interface Replay {
  tails(): TailArguments[];
  analyses(): AnalyzeArguments[];
  /** A source is given to the server: until `read`, it is under suspicion. */
  given(argument: AnalyzeArguments): void;
  read(argument: AnalyzeArguments, summary: SourceSummary): void;
  tailed(argument: TailArguments): void;
  /** Forgets one source by its id, or all. */
  cleared(source?: string): void;
}

interface Entry {
  argument: AnalyzeArguments;
  id?: string;
}

/** Remembers what was read, newest of each name. Holds texts of commands, not of files. */
export function createReplay(): Replay {
  const entries = new Map<string, Entry>();
  const tails = new Map<string, TailArguments>();
  return {
    tails: () => [...tails.values()],
    analyses: () => [...entries.values()].flatMap(({ argument, id }) => (id === undefined ? [] : [argument])),
    given(argument) {
      const name = nameOf(argument.source);
      entries.delete(name);
      entries.set(name, { argument });
      const [oldest] = entries.keys();
      if (entries.size > MOST && oldest !== undefined) entries.delete(oldest);
    },
    read(argument, summary) {
      const entry = entries.get(nameOf(argument.source));
      if (entry?.argument === argument) entry.id = summary.source;
    },
    tailed(argument) {
      if (argument.uri === undefined) return;
      if (argument.action === "start") tails.set(argument.uri, { ...argument, fromStart: false });
      if (argument.action === "stop") tails.delete(argument.uri);
    },
    cleared(source) {
      for (const [name, { id }] of entries) if (source === undefined || id === source) entries.delete(name);
    },
  };
}

function nameOf(source: Source): string {
  if (source.kind === "file") return source.uri;
  return `${source.kind} ${source.label ?? (source.kind === "output" ? source.command : "")}`;
}
