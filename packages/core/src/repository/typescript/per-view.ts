import type { SourceView } from "../source-view.ts";

/** Computes once per view and key; views never change, so what was computed for one stays true. */
export function perView<Key, Value>(
  show: (view: SourceView) => void,
  compute: (key: Key, view: SourceView) => Value,
): (view: SourceView, key: Key) => Value {
  const views = new WeakMap<SourceView, Map<Key, Value>>();
  return (view, key) => {
    const known = views.get(view) ?? new Map<Key, Value>();
    views.set(view, known);
    const value = known.get(key);
    if (value !== undefined) return value;
    show(view);
    const computed = compute(key, view);
    known.set(key, computed);
    return computed;
  };
}
