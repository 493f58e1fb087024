/** A compiled set of literals: one table look-up per byte decides whether a line holds any of them. */
export interface Needles {
  /** `transitions[state + byte]` is the next state; states are multiples of 256. */
  readonly transitions: Uint32Array;
  /** States from here on mean that a literal has just ended. */
  readonly firstAccepting: number;
  /** The literals that end in a state, by index, for the states from there on: at `(state - firstAccepting) / 256`. */
  readonly endings: readonly (readonly number[])[];
}

interface TrieNode {
  next: Map<number, number>;
  fail: number;
  /** Indexes of the literals that end here. */
  endings: number[];
}

/** Compiles literals to a deterministic Aho–Corasick automaton over UTF-8 bytes. */
export function compileNeedles(literals: readonly string[]): Needles {
  const nodes = buildTrie(literals);
  const order = linkFailures(nodes);
  const numbers = numberStates(nodes);
  const transitions = new Uint32Array(nodes.length * 256);
  for (const index of order) {
    const node = nodes[index] ?? newNode();
    const row = numbers[index] ?? 0;
    const failRow = numbers[node.fail] ?? 0;
    for (let byte = 0; byte < 256; byte++) {
      const target = node.next.get(byte);
      transitions[row + byte] =
        target === undefined ? inherited(transitions, failRow, byte, index) : (numbers[target] ?? 0);
    }
  }
  const endings = nodes.map((node) => node.endings).filter((indexes) => indexes.length > 0);
  return { transitions, firstAccepting: (nodes.length - endings.length) * 256, endings };
}

function inherited(transitions: Uint32Array, failRow: number, byte: number, index: number): number {
  return index === 0 ? 0 : (transitions[failRow + byte] ?? 0);
}

function newNode(): TrieNode {
  return { next: new Map(), fail: 0, endings: [] };
}

function buildTrie(literals: readonly string[]): TrieNode[] {
  const nodes = [newNode()];
  for (const [number, literal] of literals.entries()) {
    let index = 0;
    for (const byte of new TextEncoder().encode(literal)) {
      const node = nodes[index] ?? newNode();
      let target = node.next.get(byte);
      if (target === undefined) {
        target = nodes.push(newNode()) - 1;
        node.next.set(byte, target);
      }
      index = target;
    }
    const end = nodes[index];
    if (index > 0) end?.endings.push(number);
  }
  return nodes;
}

/** Sets every node's failure link and returns the nodes breadth first. */
function linkFailures(nodes: TrieNode[]): number[] {
  const order = [0];
  for (const index of order) {
    const node = nodes[index] ?? newNode();
    for (const [byte, target] of node.next) {
      const child = nodes[target] ?? newNode();
      child.fail = index === 0 ? 0 : longestSuffix(nodes, node.fail, byte);
      child.endings.push(...(nodes[child.fail]?.endings ?? []));
      order.push(target);
    }
  }
  return order;
}

function longestSuffix(nodes: TrieNode[], from: number, byte: number): number {
  for (let index = from; ; index = nodes[index]?.fail ?? 0) {
    const target = nodes[index]?.next.get(byte);
    if (target !== undefined) return target;
    if (index === 0) return 0;
  }
}

/** Numbers the states so that accepting ones come last and the root is 0. */
function numberStates(nodes: TrieNode[]): number[] {
  const indexes = [...nodes.keys()];
  const plain = indexes.filter((index) => nodes[index]?.endings.length === 0);
  const accepting = indexes.filter((index) => nodes[index]?.endings.length !== 0);
  const numbers: number[] = [];
  for (const [position, index] of [...plain, ...accepting].entries()) numbers[index] = position * 256;
  return numbers;
}
