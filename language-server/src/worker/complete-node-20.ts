import { deferred } from "./deferred.ts";

/** What the core uses and the Node 20 of older editors lacks. Does nothing where it is there. */
export function completeNode20(): void {
  define(Promise, "withResolvers", deferred);
  define(Map, "groupBy", groupBy);
}

function define(target: object, name: string, value: unknown): void {
  if (!(name in target)) Object.defineProperty(target, name, { value, configurable: true, writable: true });
}

function groupBy<Item, Key>(
  items: Iterable<Item>,
  keyOf: (item: Item, index: number) => Key,
): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  let index = 0;
  for (const item of items) {
    const key = keyOf(item, index++);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
