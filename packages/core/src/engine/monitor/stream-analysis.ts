import { LEVELS } from "../../config/config.ts";
import type { Threshold } from "../../config/log-config.ts";
import { createEventClock } from "../../detect/templates/event-clock.ts";
import {
  createEntryReader,
  type EntryReader,
  type EntryReaderState,
  type LiveEntry,
} from "../../detect/templates/entry-reader.ts";
import { ownText } from "../../detect/templates/own-text.ts";
import { createTemplateMiner, type TemplateMiner } from "../../detect/templates/template-miner.ts";
import { restoreTemplates } from "../../detect/templates/template-state.ts";
import { type Template, templateText } from "../../detect/templates/template.ts";
import type { Alarm } from "../../detect/thresholds/alarm.ts";
import { createThresholds, type Thresholds } from "../../detect/thresholds/thresholds.ts";
import { createLineCutter, type LineCutter } from "../../logs/sources/stream-lines.ts";
import { createMinuteCounts, type MinuteCounts } from "./minute-counts.ts";
import type { MonitorState } from "./monitor-state.ts";

/** An alarm with the entry that raised it. */
export interface RaisedAlarm {
  alarm: Alarm;
  source: string;
  template: { id: string; text: string } | undefined;
  level: string | undefined;
  sample: string;
  /** The lines before the entry, and itself; as long as nothing more is read. */
  lines: () => string[];
}

/** Reads lines and raises alarms; without waiting for anything. */
export interface StreamAnalysis {
  /** Takes whole lines in, or the part of a long one. */
  take(source: string, bytes: Uint8Array, isPart?: boolean): void;
  /** Tells that time goes on without entries: alarms of silence. */
  advance(): void;
  /** Where the reader of each source stands. */
  readers(): Record<string, EntryReaderState>;
  readonly miner: TemplateMiner;
  readonly thresholds: Thresholds;
  readonly minutes: MinuteCounts;
  readonly lines: number;
  /** Entries of the configured level or above. */
  readonly errors: number;
}

export interface AnalysisOptions {
  readonly settings: Threshold;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly onAlarm: (raised: RaisedAlarm) => void;
  /** Told of what a line made go wrong; the next one is read. */
  readonly onError: (error: unknown) => void;
  /** Told of every line, in order. */
  readonly onLine?: (source: string, line: string) => void;
  readonly before: MonitorState | undefined;
}

/** Lines that are shown to formats with the entry that raised an alarm. */
const LINES_BEFORE = 200;

interface Source {
  readonly name: string;
  readonly reader: EntryReader;
  readonly cutter: LineCutter;
  readonly timeOf: (written: string) => number;
  readonly recent: string[];
  place: number;
}

/** One analysis of all sources, whose entries share templates and thresholds. */
export function createStreamAnalysis(options: AnalysisOptions): StreamAnalysis {
  const { settings, clock, onAlarm, onError, onLine, before } = options;
  const miner = createTemplateMiner();
  if (before !== undefined) miner.restore(restoreTemplates(before.templates), before.templates.entries);
  const thresholds = createThresholds(settings, before?.thresholds);
  const minutes = createMinuteCounts();
  const sources = new Map<string, Source>();
  const least = LEVELS.indexOf(settings.thresholdLevel);
  const startSilence = createStartSilence(settings, clock());
  let lines = before?.counts.lines ?? 0;
  let errors = before?.counts.errors ?? 0;

  function takeEntry(source: Source, entry: LiveEntry): void {
    const time = source.timeOf(entry.time);
    const template = miner.add(entry.text, entry.start, time);
    const { level } = entry;
    minutes.add(template.id, clock());
    if (LEVELS.indexOf(level ?? "info") >= least) errors += 1;
    const isNew = template.count === 1;
    for (const alarm of thresholds.add({ source: source.name, key: template.id, level, time, isNew }))
      onAlarm(raisedAlarm(alarm, source, { entry, template }));
  }

  function takeLine(source: Source, line: string): void {
    lines += 1;
    onLine?.(source.name, line);
    remember(source, line);
    try {
      const entry = source.reader.read(line);
      if (entry !== undefined) takeEntry(source, entry);
    } catch (error) {
      onError(error);
    }
  }

  return {
    take(name, bytes, isPart = false) {
      const source =
        sources.get(name) ?? createSource({ name, before: before?.readers[name], clock }, takeLine);
      sources.set(name, source);
      source.cutter.push(bytes);
      if (!isPart) source.cutter.end();
    },
    advance() {
      if (settings.silenceMs === undefined) return;
      const start = sources.size === 0 ? startSilence(clock()) : undefined;
      if (start !== undefined) onAlarm(raisedAlarm(start, undefined, undefined));
      for (const source of sources.values())
        for (const alarm of thresholds.advance(source.name, source.timeOf("")))
          onAlarm(raisedAlarm(alarm, source, undefined));
    },
    readers: () => ({ ...before?.readers, ...readersOf(sources) }),
    miner,
    thresholds,
    minutes,
    get lines() {
      return lines;
    },
    get errors() {
      return errors;
    },
  };
}

/** Tells, once, that nothing at all came for so long since the start. */
function createStartSilence({ silenceMs }: Threshold, start: number): (now: number) => Alarm | undefined {
  let isTold = false;
  return (now) => {
    if (silenceMs === undefined || isTold || now - start < silenceMs) return undefined;
    isTold = true;
    return { kind: "silence", key: "", time: start + silenceMs, count: 0, spanMs: silenceMs };
  };
}

function readersOf(sources: ReadonlyMap<string, Source>): Record<string, EntryReaderState> {
  return Object.fromEntries([...sources].map(([name, { reader }]) => [name, reader.state()]));
}

function createSource(
  { name, before, clock }: { name: string; before: EntryReaderState | undefined; clock: () => number },
  onLine: (source: Source, line: string) => void,
): Source {
  const source: Source = {
    name,
    reader: createEntryReader(before),
    cutter: createLineCutter((line) => onLine(source, line)),
    timeOf: createEventClock(clock),
    recent: [],
    place: 0,
  };
  return source;
}

function remember(source: Source, line: string): void {
  source.recent[source.place] = line;
  source.place = (source.place + 1) % LINES_BEFORE;
}

/** An alarm of silence or of all entries names no template. */
function raisedAlarm(
  alarm: Alarm,
  source: Source | undefined,
  cause: { entry: LiveEntry; template: Template } | undefined,
): RaisedAlarm {
  const isSilence = alarm.kind === "silence";
  const own = alarm.key === "" ? undefined : cause;
  return {
    alarm,
    source: source?.name ?? "",
    template: own && { id: own.template.id, text: templateText(own.template.tokens) },
    level: own?.entry.level,
    sample: isSilence ? "" : ownText(cause?.entry.text ?? ""),
    lines: () => (isSilence || source === undefined ? [] : recentLines(source)),
  };
}

/** What an alarm keeps is its own: lines are parts of the larger text that was read. */
function recentLines({ recent, place }: Source): string[] {
  return [...recent.slice(place), ...recent.slice(0, place)].map(ownText);
}
