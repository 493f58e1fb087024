import { LEVELS } from "../../config/config.ts";
import type { Level } from "../../model/log.ts";
import { createTwoGenerations, type TwoGenerations } from "../templates/two-generations.ts";
import type { Alarm } from "./alarm.ts";
import { addToHistory, createRateHistory, ratesOf, type RateHistory } from "./rate-history.ts";
import type { Threshold } from "../../config/log-config.ts";
import { addToWindow, createSlidingWindow, type SlidingWindow } from "./sliding-window.ts";

/** What thresholds need to know of an entry. */
export interface Counted {
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
export interface ThresholdState extends EventClock {
  keys: KeyState[];
}

interface EventClock {
  /** Time of the first entry, and the latest of all. */
  first: number | undefined;
  newest: number | undefined;
  /** Entries that came too late. */
  late: number;
  /** Whether silence was told of, and no entry came since. */
  isSilent: boolean;
}

interface Watch {
  readonly settings: Threshold;
  readonly keys: TwoGenerations<string, KeyState>;
  readonly clock: EventClock;
}

/** Watches entries one after the other. */
export interface Thresholds {
  /** Counts an entry; the alarms that it raises. */
  add(entry: Counted): Alarm[];
  /** Tells that it is this late, in event time, and no entry came: the alarm of silence. */
  advance(time: number): Alarm[];
  state(): ThresholdState;
  /** Entries that came too late to be counted. */
  readonly late: number;
}

/** Kinds of entries that are remembered; those that were not seen for longest go. */
const MOST_KEYS = 20_000;
/** The fingerprint of all entries. */
const ALL = "";

/**
 * Thresholds by event time. `thresholdCount` entries of `thresholdLevel` or above, less than `thresholdWindowMs` apart, raise
 * an alarm; those entries are spent, and none is counted for `cooldownMs`. An entry may be up to `latenessMs` older than the
 * newest before it; one that is older still is counted as late, and for nothing else.
 */
export function createThresholds(settings: Threshold, before?: ThresholdState): Thresholds {
  const { keys: known = [], ...times } = before ?? {};
  const clock = { first: undefined, newest: undefined, late: 0, isSilent: false, ...times };
  const watch: Watch = { settings, keys: createTwoGenerations(MOST_KEYS), clock };
  for (const key of known) watch.keys.set(key.key, key);
  const least = LEVELS.indexOf(settings.thresholdLevel);
  return {
    add(entry) {
      const silence = tellSilence(watch, entry.time);
      if (!follow(watch, entry.time) || LEVELS.indexOf(entry.level ?? "info") < least) return silence;
      return [...silence, ...tellFirst(watch, entry), ...count(watch, entry)];
    },
    advance: (time) => tellSilence(watch, time),
    state: () => ({ ...clock, keys: [...watch.keys.values()] }),
    get late() {
      return clock.late;
    },
  };
}

/** Whether the entry is in time; the clock of events moves on. */
function follow({ clock, settings }: Watch, time: number): boolean {
  clock.first ??= time;
  clock.newest = Math.max(clock.newest ?? time, time);
  clock.isSilent = false;
  if (time >= clock.newest - settings.latenessMs) return true;
  clock.late += 1;
  return false;
}

function tellSilence({ clock, settings: { silenceMs } }: Watch, time: number): Alarm[] {
  const { newest, isSilent } = clock;
  if (silenceMs === undefined || newest === undefined || isSilent || time - newest < silenceMs) return [];
  clock.isSilent = true;
  return [{ kind: "silence", key: ALL, time: newest + silenceMs, count: 0, spanMs: silenceMs }];
}

function tellFirst({ clock, settings }: Watch, { key, time, isNew }: Counted): Alarm[] {
  if (!settings.firstSeen || !isNew || time - (clock.first ?? time) < settings.thresholdWindowMs) return [];
  return [{ kind: "first-seen", key, time, count: 1, spanMs: 0 }];
}

function count(watch: Watch, { key, time }: Counted): Alarm[] {
  const { settings, clock } = watch;
  const state = stateOf(watch.keys, settings.scope === "global" ? ALL : key);
  const fast = fasterCount(settings, state, time);
  if (state.quietUntil !== undefined && time < state.quietUntil) return [];
  const bound = { count: settings.thresholdCount, windowMs: settings.thresholdWindowMs };
  const oldest = (clock.newest ?? time) - settings.latenessMs - bound.windowMs;
  const isPassed = addToWindow(state.window, { time, oldest }, bound);
  if (!isPassed && fast === undefined) return [];
  state.window = createSlidingWindow();
  state.quietUntil = time + settings.cooldownMs;
  const what = isPassed
    ? { kind: "count" as const, count: bound.count }
    : { kind: "rate" as const, count: fast ?? 0 };
  return [{ ...what, key: state.key, time, spanMs: bound.windowMs }];
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
