/** Values for whoever iterates: the first gets what came before, too. */
export interface Channel<Value> extends AsyncIterable<Value> {
  push(value: Value): void;
  /** Ends every iteration, once it has what came before. */
  end(): void;
}

/** Nobody who is slower gets more; the oldest go first. */
const MOST_WAITING = 1000;

interface Listener<Value> {
  readonly waiting: Value[];
  wake: () => void;
}

/** A channel with bounded memory, which never makes the one who pushes wait. */
export function createChannel<Value>(): Channel<Value> {
  const listeners = new Set<Listener<Value>>();
  let early: Value[] | undefined = [];
  let isEnded = false;

  async function* iterate(): AsyncGenerator<Value, void, undefined> {
    const listener: Listener<Value> = { waiting: early ?? [], wake: () => undefined };
    early = undefined;
    listeners.add(listener);
    try {
      for (;;) {
        const next = listener.waiting.shift();
        if (next !== undefined) yield next;
        else if (isEnded) return;
        else
          await new Promise<void>((resolve) => {
            listener.wake = resolve;
          });
      }
    } finally {
      listeners.delete(listener);
    }
  }

  return {
    push(value) {
      if (early !== undefined) keep(early, value);
      for (const listener of listeners) {
        keep(listener.waiting, value);
        listener.wake();
      }
    },
    end() {
      isEnded = true;
      for (const { wake } of listeners) wake();
    },
    [Symbol.asyncIterator]: iterate,
  };
}

function keep<Value>(values: Value[], value: Value): void {
  values.push(value);
  if (values.length > MOST_WAITING) values.shift();
}
