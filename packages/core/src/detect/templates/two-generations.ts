/** A map of bounded size that forgets what was not asked for: entries live through one or two fillings. */
export interface TwoGenerations<Key, Value> {
  get(key: Key): Value | undefined;
  set(key: Key, value: Value): void;
  /** The newest of both generations, in no order. */
  values(): Iterable<Value>;
  readonly size: number;
}

/** How much is held. */
export interface GenerationLimits<Value> {
  /** So much fills a generation, and there are two. */
  readonly most: number;
  /** What a value takes of it; 1 if left out. */
  readonly weightOf?: (value: Value) => number;
  /** Told when a generation was filled: what is not asked for from now on goes with the next. */
  readonly onFilled?: () => void;
}

/** Getting an entry keeps it. */
export function createTwoGenerations<Key, Value>({
  most,
  weightOf = () => 1,
  onFilled,
}: GenerationLimits<Value>): TwoGenerations<Key, Value> {
  let young = new Map<Key, Value>();
  let old = new Map<Key, Value>();
  let weight = 0;

  function set(key: Key, value: Value): void {
    old.delete(key);
    if (!young.has(key)) weight += weightOf(value);
    young.set(key, value);
    if (weight < most) return;
    old = young;
    young = new Map();
    weight = 0;
    onFilled?.();
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
