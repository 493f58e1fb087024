import type { VirtualRepository } from "../virtual-repository.ts";

/** Computes once per view and key; views never change, so what was computed for one stays true. */
export function perView<Key, Value>(
  show: (repository: VirtualRepository) => void,
  compute: (key: Key) => Value,
): (repository: VirtualRepository, key: Key) => Value {
  const views = new WeakMap<VirtualRepository, Map<Key, Value>>();
  return (repository, key) => {
    const known = views.get(repository) ?? new Map<Key, Value>();
    views.set(repository, known);
    const value = known.get(key);
    if (value !== undefined) return value;
    show(repository);
    const computed = compute(key);
    known.set(key, computed);
    return computed;
  };
}
