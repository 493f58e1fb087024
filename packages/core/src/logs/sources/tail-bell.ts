import { watch, type FSWatcher } from "node:fs";

/** How long one waits between two looks, in milliseconds. */
export interface Waits {
  readonly leastWaitMs: number;
  readonly mostWaitMs: number;
}

/** Tells when to look again. */
export interface TailBell {
  watch(folder: string): void;
  /** Waits until something is written, or the time is over; only a little where something was read. */
  wait(waits: Waits, isBusy: boolean): Promise<void>;
  close(): void;
}

/** After so many looks with something to read one looks on, and after so many with nothing the system is asked to tell of changes. */
const SAME_LOOKS = 3;

/**
 * Rings when the system tells of a change in a folder; where it cannot tell, only time passes. While much is written nobody is told:
 * a look every few milliseconds costs less than to be woken at each write.
 */
export function createTailBell(signal: AbortSignal): TailBell {
  const pause = createPause(signal);
  const folders = createFolderWatch(pause.ring);
  let busyLooks = 0;
  let idleLooks = SAME_LOOKS;

  return {
    watch: folders.add,
    async wait({ leastWaitMs, mostWaitMs }, isBusy) {
      if (signal.aborted) return;
      busyLooks = isBusy ? busyLooks + 1 : 0;
      idleLooks = isBusy ? 0 : idleLooks + 1;
      if (busyLooks >= SAME_LOOKS) folders.stop();
      await pause.for(leastWaitMs, false);
      if (signal.aborted) return;
      if (folders.isListening) {
        await pause.unlessRung(mostWaitMs - leastWaitMs);
      } else if (idleLooks >= SAME_LOOKS) {
        // What was written before is looked for once more.
        folders.listen();
      }
    },
    close() {
      pause.close();
      folders.stop();
    },
  };
}

interface FolderWatch {
  add(folder: string): void;
  listen(): void;
  stop(): void;
  readonly isListening: boolean;
}

function createFolderWatch(ring: () => void): FolderWatch {
  const folders = new Set<string>();
  const watchers: FSWatcher[] = [];
  let isListening = false;

  function stop(): void {
    if (!isListening) return;
    isListening = false;
    for (const watcher of watchers.splice(0)) watcher.close();
  }

  return {
    add(folder) {
      if (!folders.has(folder)) stop();
      folders.add(folder);
    },
    listen() {
      isListening = true;
      for (const folder of folders)
        try {
          const watcher = watch(folder, ring);
          watcher.on("error", () => watcher.close());
          watchers.push(watcher);
        } catch {
          // Some file systems cannot be watched: they are polled.
        }
    },
    stop,
    get isListening() {
      return isListening;
    },
  };
}

interface Pause {
  ring(): void;
  /** Waits; where it is interruptible, until the next ring at most. */
  for(milliseconds: number, isInterruptible: boolean): Promise<void>;
  /** Waits, or not at all where it was rung since the last time. */
  unlessRung(milliseconds: number): Promise<void>;
  close(): void;
}

/** Ends at once when the signal is aborted. */
function createPause(signal: AbortSignal): Pause {
  let isRung = false;
  let wake: () => void = () => undefined;
  const ring = (): void => {
    isRung = true;
    wake();
  };
  signal.addEventListener("abort", ring);

  async function pauseFor(milliseconds: number, isInterruptible: boolean): Promise<void> {
    await new Promise<void>((done) => {
      const timer = setTimeout(done, milliseconds);
      wake = () => {
        if (!isInterruptible && !signal.aborted) return;
        clearTimeout(timer);
        done();
      };
    });
    wake = () => undefined;
  }

  return {
    ring,
    for: pauseFor,
    async unlessRung(milliseconds) {
      if (!isRung) await pauseFor(milliseconds, true);
      isRung = false;
    },
    close: () => signal.removeEventListener("abort", ring),
  };
}
