import type { EditedView } from "../type-checker.ts";
import type { NativeRequest } from "./protocol.ts";
import { createToldTexts, type ToldTextsInput } from "./told-texts.ts";

/** A question to a native compiler but for what it wants to know. */
type Question = Pick<NativeRequest, "snapshot" | "changes" | "opened" | "dropped">;

/** Makes questions to a native compiler, and remembers what it was told. They are to be asked in the order they were made. */
export interface NativeRequests {
  of(view: EditedView, configs: readonly string[]): Question;
  /**
   * Has tsconfigs opened as they are on the disk, before anybody knows what they hold; undefined where all are open. It is
   * what a view shows, unless something is unsaved or written meanwhile.
   */
  ahead(view: EditedView, configs: readonly string[]): Question | undefined;
}

/** A snapshot that the compiler holds; what was opened ahead is at first that of no view. */
interface Held {
  view?: EditedView;
  snapshot: number;
}

/** Snapshots that the compiler holds at once, those asked last: mostly a view, the one it branches from, and one before. */
const MOST_HELD = 3;
/** What was written so shortly before a tsconfig was opened may be read as it is, or as it was. */
const SLACK_MS = 2000;

export function createNativeRequests(input: ToldTextsInput): NativeRequests {
  const told = createToldTexts(input);
  const known = new Set<string>();
  /** The tsconfigs whose files were not looked at yet, with the time until when they are as the compiler read them. */
  const unread = new Map<string, number>();
  let openedAhead: Required<Held> | undefined;
  let held: Held[] = [];
  let snapshots = 0;

  function opening(configs: readonly string[], until: number): string[] {
    const opened = [...new Set(configs)].filter((config) => !known.has(config));
    for (const config of opened) {
      known.add(config);
      unread.set(config, until);
    }
    return opened;
  }

  /** Has the compiler hold a snapshot, and gives those to drop: any from before a tsconfig was opened know nothing of it. */
  function hold(last: Held, opened: readonly string[]): number[] {
    const others = held.filter((each) => each !== last);
    const kept = opened.length > 0 ? [] : others.slice(Math.max(0, others.length + 1 - MOST_HELD));
    held = [...kept, last];
    return others.filter((each) => !kept.includes(each)).map(({ snapshot }) => snapshot);
  }

  function read(view: EditedView): void {
    for (const [config, until] of unread) told.read(openedAhead?.view ?? view, config, until);
    unread.clear();
    const same = held.find(({ snapshot }) => snapshot === openedAhead?.snapshot);
    if (same !== undefined && openedAhead !== undefined && told.isTold(openedAhead.view))
      same.view = openedAhead.view;
    openedAhead = undefined;
  }

  return {
    of(view, configs) {
      const opened = opening(configs, Infinity);
      read(view);
      const same = opened.length > 0 ? undefined : held.find((each) => each.view === view);
      const last = same ?? { view, snapshot: (snapshots += 1) };
      const changes = same === undefined ? told.changesTo(view) : [];
      return { snapshot: last.snapshot, changes, opened, dropped: hold(last, opened) };
    },
    ahead(view, configs) {
      const opened = opening(configs, Date.now() - SLACK_MS);
      if (opened.length === 0) return undefined;
      const last = { snapshot: (snapshots += 1) };
      openedAhead = { view, snapshot: last.snapshot };
      return { snapshot: last.snapshot, changes: [], opened, dropped: hold(last, opened) };
    },
  };
}
