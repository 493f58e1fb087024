import type { MonitorState } from "./monitor-state.ts";
import type { StateStore } from "./monitor-ports.ts";

export interface StateKeeperOptions {
  readonly store: StateStore | undefined;
  /** Milliseconds. */
  readonly clock: () => number;
  readonly snapshot: () => MonitorState;
  /** Told when saving begins to fail, and not again until it went well. */
  readonly onFailed: (error: unknown) => void;
}

/** Saves what a node knows. */
export interface StateKeeper {
  /** Tells that there is something to save. */
  touch(): void;
  saveIfDue(): void;
  /** Saves what there is; false where it could not be saved. */
  end(): Promise<boolean>;
}

const SAVE_MS = 1000;
/** Saving may take so large a part of the time; nothing is told meanwhile. */
const SAVE_SHARE = 1 / 100;

/** Saves seldom enough that it costs little, however much there is. Without a store nothing is saved. */
export function createStateKeeper({ store, clock, snapshot, onFailed }: StateKeeperOptions): StateKeeper {
  let dueAt = clock();
  let isDirty = false;
  let isFailing = false;
  let saving: Promise<void> | undefined;

  async function save(to: StateStore): Promise<void> {
    const from = clock();
    isDirty = false;
    const text = JSON.stringify(snapshot());
    const took = clock() - from;
    try {
      await to.save(text);
      isFailing = false;
    } catch (error) {
      isDirty = true;
      if (!isFailing) onFailed(error);
      isFailing = true;
    }
    dueAt = clock() + Math.max(SAVE_MS, took / SAVE_SHARE);
  }

  return {
    touch() {
      isDirty = true;
    },
    saveIfDue() {
      if (store === undefined || !isDirty || saving !== undefined || clock() < dueAt) return;
      saving = save(store).finally(() => {
        saving = undefined;
      });
    },
    async end() {
      await saving;
      if (store !== undefined) await save(store);
      return !isFailing;
    },
  };
}
