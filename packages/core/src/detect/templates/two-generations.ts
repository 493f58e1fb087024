/** A map of bounded size that forgets what was not asked for: entries live through one or two fillings. */
export interface TwoGenerations<Key, Value> {
  get(key: Key): Value | undefined;
  set(key: Key, value: Value): void;
  /** The newest of both generations, in no order. */
  values(): Iterable<Value>;
  readonly size: number;
}

/** Holds at most twice `most` entries. Getting one keeps it. `forgotten` is told of each that goes. */
export function createTwoGenerations<Key, Value>(
  most: number,
  forgotten?: (value: Value) => void,
): TwoGenerations<Key, Value> {
  let young = new Map<Key, Value>();
  let old = new Map<Key, Value>();

  function set(key: Key, value: Value): void {
    old.delete(key);
    young.set(key, value);
    if (young.size < most) return;
    if (forgotten !== undefined) for (const each of old.values()) forgotten(each);
    old = young;
    young = new Map();
  }

  return {
    get(key) {
      const found = young.get(key);
      if (found !== undefined) return found;
      const older = old.get(key);
      if (older !== undefined) set(key, older);
      return older;
    },
    set,
    *values() {
      yield* young.values();
      yield* old.values();
    },
    get size() {
      return young.size + old.size;
    },
  };
}
