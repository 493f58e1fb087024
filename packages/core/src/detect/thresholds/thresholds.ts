import { LEVELS } from "../../config/config.ts";
import type { Level } from "../../model/log.ts";
import { createTwoGenerations, type TwoGenerations } from "../templates/two-generations.ts";
import type { Alarm } from "./alarm.ts";
import { addToHistory, createRateHistory, isAhead, ratesOf, type RateHistory } from "./rate-history.ts";
import type { Threshold } from "../../config/log-config.ts";
import { addToWindow, createSlidingWindow, type SlidingWindow } from "./sliding-window.ts";

/** What thresholds need to know of an entry. */
export interface Counted {
  /** Where it comes from: each source has a clock of its own. */
  readonly source: string;
  /** The fingerprint of its kind. */
  readonly key: string;
  readonly level: Level | undefined;
  /** Event time in milliseconds since 1970. */
  readonly time: number;
  /** True where no entry of its kind was seen before. */
  readonly isNew: boolean;
}

/** What is remembered of one kind of entry. Plain data. */
export interface KeyState {
  key: string;
  window: SlidingWindow;
  history: RateHistory | undefined;
  /** Until when nothing is counted after an alarm; undefined before the first. */
  quietUntil: number | undefined;
}

/** What thresholds know, as plain data: it survives JSON unchanged. */
export interface ThresholdState {
  late: number;
  clocks: EventClock[];
  keys: KeyState[];
}

/** The time of one source, as its entries tell it. */
export interface EventClock {
  source: string;
  /** Time of the first entry, and the latest. */
  first: number;
  newest: number;
  /** Entries that came too late since the last one in time. */
  lateInRow: number;
  /** Whether silence was told of, and no entry came since. */
  isSilent: boolean;
}

interface Watch {
  readonly settings: Threshold;
  readonly keys: TwoGenerations<string, KeyState>;
  readonly clocks: Map<string, EventClock>;
  late: number;
}

/** Watches entries one after the other. */
export interface Thresholds {
  /** Counts an entry; the alarms that it raises. */
  add(entry: Counted): Alarm[];
  /** Tells that it is this late at a source, in its time, and no entry came: the alarm of silence. */
  advance(source: string, time: number): Alarm[];
  state(): ThresholdState;
  /** Entries that came too late to be counted. */
  readonly late: number;
}

/** Kinds of entries that are remembered; those that were not seen for longest go. */
const MOST_KEYS = 20_000;
/** So many entries in a row that are too late mean that a clock was set back. */
const SET_BACK = 10;
/** The fingerprint of all entries. */
const ALL = "";

/**
 * Thresholds by event time. `thresholdCount` entries of `thresholdLevel` or above, less than `thresholdWindowMs` apart, raise
 * an alarm; those entries are spent, and none is counted for `cooldownMs`. An entry may be up to `latenessMs` older than the
 * newest before it of its source; one that is older still is counted as late, and for nothing else. After ten of these
 * in a row the clock of the source was set back, and is followed.
 */
export function createThresholds(settings: Threshold, before?: ThresholdState): Thresholds {
  const watch: Watch = {
    settings,
    keys: createTwoGenerations({ most: MOST_KEYS }),
    clocks: new Map((before?.clocks ?? []).map((clock) => [clock.source, { ...clock }])),
    late: before?.late ?? 0,
  };
  for (const key of before?.keys ?? []) watch.keys.set(key.key, key);
  const least = LEVELS.indexOf(settings.thresholdLevel);
  return {
    add(entry) {
      const clock = clockOf(watch, entry);
      const silence = tellSilence(clock, settings, entry.time);
      if (!follow(watch, clock, entry.time) || LEVELS.indexOf(entry.level ?? "info") < least) return silence;
      return [...silence, ...tellFirst(clock, settings, entry), ...count(watch, clock, entry)];
    },
    advance(source, time) {
      const clock = watch.clocks.get(source);
      return clock === undefined ? [] : tellSilence(clock, settings, time);
    },
    state: () => ({ late: watch.late, clocks: [...watch.clocks.values()], keys: [...watch.keys.values()] }),
    get late() {
      return watch.late;
    },
  };
}

function clockOf({ clocks }: Watch, { source, time }: Counted): EventClock {
  const known = clocks.get(source);
  if (known !== undefined) return known;
  const clock = { source, first: time, newest: time, lateInRow: 0, isSilent: false };
  clocks.set(source, clock);
  return clock;
}

/** Whether the entry is in time; the clock of its source moves on. */
function follow(watch: Watch, clock: EventClock, time: number): boolean {
  clock.isSilent = false;
  clock.newest = Math.max(clock.newest, time);
  if (time >= clock.newest - watch.settings.latenessMs) {
    clock.lateInRow = 0;
    return true;
  }
  watch.late += 1;
  clock.lateInRow += 1;
  if (clock.lateInRow >= SET_BACK) {
    clock.newest = time;
    clock.lateInRow = 0;
    forgetFuture(watch, time);
  }
  return false;
}

/** What is usual is learnt anew where a clock was set back: minutes that were counted before would lie ahead. */
function forgetFuture({ keys }: Watch, time: number): void {
  for (const state of keys.values())
    if (state.history !== undefined && isAhead(state.history, time)) state.history = undefined;
}

function tellSilence(clock: EventClock, { silenceMs }: Threshold, time: number): Alarm[] {
  const { newest, isSilent } = clock;
  if (silenceMs === undefined || isSilent || time - newest < silenceMs) return [];
  clock.isSilent = true;
  return [{ kind: "silence", key: ALL, time: newest + silenceMs, count: 0, spanMs: silenceMs }];
}

function tellFirst({ first }: EventClock, settings: Threshold, { key, time, isNew }: Counted): Alarm[] {
  if (!settings.firstSeen || !isNew || time - first < settings.thresholdWindowMs) return [];
  return [{ kind: "first-seen", key, time, count: 1, spanMs: 0 }];
}

function count({ settings, keys }: Watch, clock: EventClock, { key, time }: Counted): Alarm[] {
  const state = stateOf(keys, settings.scope === "global" ? ALL : key);
  const fast = fasterCount(settings, state, time);
  if (isQuiet(state, settings, time)) return [];
  const bound = { count: settings.thresholdCount, windowMs: settings.thresholdWindowMs };
  const oldest = clock.newest - settings.latenessMs - bound.windowMs;
  const isPassed = addToWindow(state.window, { time, oldest }, bound);
  if (!isPassed && fast === undefined) return [];
  state.window = createSlidingWindow();
  state.quietUntil = time + settings.cooldownMs;
  const what = isPassed
    ? { kind: "count" as const, count: bound.count }
    : { kind: "rate" as const, count: fast ?? 0 };
  return [{ ...what, key: state.key, time, spanMs: bound.windowMs }];
}

/** An alarm that lies in the future was raised before the clock was set back. */
function isQuiet({ quietUntil }: KeyState, { cooldownMs, latenessMs }: Threshold, time: number): boolean {
  return quietUntil !== undefined && time < quietUntil && time >= quietUntil - cooldownMs - latenessMs;
}

function stateOf(keys: Watch["keys"], key: string): KeyState {
  const known = keys.get(key);
  if (known !== undefined) return known;
  const state = { key, window: createSlidingWindow(), history: undefined, quietUntil: undefined };
  keys.set(key, state);
  return state;
}

/** The count of the newest window where it is so many times what is usual. */
function fasterCount(settings: Threshold, state: KeyState, time: number): number | undefined {
  if (settings.rateFactor === undefined) return undefined;
  state.history ??= createRateHistory(time);
  addToHistory(state.history, time);
  const rates = ratesOf(state.history, settings.thresholdWindowMs);
  return rates !== undefined && rates.now > settings.rateFactor * rates.usual ? rates.now : undefined;
}
