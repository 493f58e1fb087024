/** What a literal may mean for the line that holds it: bits, so that a line has them all. */
export const DECISIVE = 1;

/** A compiled set of literals: a tree of their bytes, in which a few look-ups tell which of them begin at a place. */
export interface Needles {
  readonly literals: readonly string[];
  /** `next[(state << shift) | kinds[byte]]` is the next state; 0 is the first, and says that no literal goes on so. */
  readonly next: Uint16Array | Uint32Array;
  /** Bytes that are in no literal are of one kind, 0. */
  readonly kinds: Uint8Array;
  readonly shift: number;
  /** The marks of the literals that end in a state; 0 where none does. */
  readonly marks: Uint8Array;
  /** The literals that end in a state, by index. */
  readonly endings: ReadonlyMap<number, readonly number[]>;
  /** Bytes of the longest literal. */
  readonly longest: number;
}

/** Compiles literals as UTF-8; `markOf` says what each one means. */
export function compileNeedles(
  literals: readonly string[],
  markOf: (index: number) => number = () => DECISIVE,
): Needles {
  const encoded = literals.map((literal) => Buffer.from(literal));
  const { kinds, shift } = byteKinds(encoded);
  const most = encoded.reduce((sum, bytes) => sum + bytes.length, 1);
  const next = most > 0xffff ? new Uint32Array(most << shift) : new Uint16Array(most << shift);
  const tree: Tree = { next, kinds, shift, count: 1, endings: new Map(), marks: new Uint8Array(most) };
  for (const [index, bytes] of encoded.entries())
    if (bytes.length > 0) insert(tree, bytes, index, markOf(index));
  const longest = encoded.reduce((length, bytes) => Math.max(length, bytes.length), 0);
  return { ...tree, literals, longest };
}

interface Tree {
  next: Uint16Array | Uint32Array;
  kinds: Uint8Array;
  shift: number;
  count: number;
  endings: Map<number, readonly number[]>;
  marks: Uint8Array;
}

function byteKinds(encoded: readonly Buffer[]): Pick<Needles, "kinds" | "shift"> {
  const kinds = new Uint8Array(256);
  let count = 1;
  for (const bytes of encoded) for (const byte of bytes) if (kinds[byte] === 0) kinds[byte] = count++;
  return { kinds, shift: Math.ceil(Math.log2(count)) };
}

function insert(tree: Tree, bytes: Buffer, index: number, mark: number): void {
  const { next, kinds, shift, marks, endings } = tree;
  let state = 0;
  for (const byte of bytes) {
    const slot = (state << shift) | (kinds[byte] ?? 0);
    if (next[slot] === 0) next[slot] = tree.count++;
    state = next[slot] ?? 0;
  }
  marks[state] = (marks[state] ?? 0) | mark;
  endings.set(state, [...(endings.get(state) ?? []), index]);
}

/** The marks of the literals that begin at a place and end before a limit. */
export function marksAt(
  { next, kinds, shift, marks }: Needles,
  bytes: Uint8Array,
  start: number,
  limit: number,
): number {
  let found = 0;
  let state = 0;
  for (let at = start; at < limit; at++) {
    state = next[(state << shift) | (kinds[bytes[at] ?? 0] ?? 0)] ?? 0;
    if (state === 0) break;
    found |= marks[state] ?? 0;
  }
  return found;
}

/** The literals that a text holds, by index, in the order of their starts; one may come more than once. */
export function needlesIn(needles: Needles, text: string): readonly number[] {
  const { next, kinds, shift, endings } = needles;
  const bytes = Buffer.from(text);
  const found: number[] = [];
  for (let start = 0; start < bytes.length; start++) {
    let state = 0;
    for (let at = start; at < bytes.length; at++) {
      state = next[(state << shift) | (kinds[bytes[at] ?? 0] ?? 0)] ?? 0;
      if (state === 0) break;
      if (needles.marks[state] !== 0) found.push(...(endings.get(state) ?? []));
    }
  }
  return found;
}
