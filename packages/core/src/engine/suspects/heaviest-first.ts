/** What waits to be taken, the heaviest first. */
export interface HeaviestFirst<One> {
  add(one: One): void;
  take(): One | undefined;
}

/** A binary heap. */
export function heaviestFirst<One extends { weight: number }>(): HeaviestFirst<One> {
  const heap: One[] = [];
  const weightAt = (index: number): number => heap[index]?.weight ?? -Infinity;
  function swap(a: number, b: number): void {
    const [one, other] = [heap[a], heap[b]];
    if (one === undefined || other === undefined) return;
    heap[a] = other;
    heap[b] = one;
  }
  function rise(index: number): void {
    const above = (index - 1) >> 1;
    if (index === 0 || weightAt(above) >= weightAt(index)) return;
    swap(index, above);
    rise(above);
  }
  function sink(index: number): void {
    const [left, right] = [2 * index + 1, 2 * index + 2];
    const heavier = weightAt(right) > weightAt(left) ? right : left;
    if (weightAt(heavier) <= weightAt(index)) return;
    swap(index, heavier);
    sink(heavier);
  }
  return {
    add(one) {
      heap.push(one);
      rise(heap.length - 1);
    },
    take() {
      swap(0, heap.length - 1);
      const taken = heap.pop();
      sink(0);
      return taken;
    },
  };
}
