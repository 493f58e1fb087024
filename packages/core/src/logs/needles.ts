/** What a literal may mean for the line that holds it: bits, so that a line has them all. */
export const DECISIVE = 1;

/** A compiled set of literals: a few table look-ups per byte tell which of them end there. */
export interface Needles {
  readonly literals: readonly string[];
  /** `next[(state << shift) | kinds[byte]]` is the next state; 0 is the first. */
  readonly next: Uint16Array | Uint32Array;
  /** Bytes that no literal tells apart are of one kind. */
  readonly kinds: Uint8Array;
  readonly shift: number;
  /** The marks of the literals that end in a state; 0 where none does. */
  readonly marks: Uint8Array;
  /** The literals that end in a state, by index. */
  readonly endings: readonly (readonly number[])[];
  /** How many bytes of a literal were read in a state, at most 255. */
  readonly depths: Uint8Array;
  /** Bytes of the longest literal. */
  readonly longest: number;
}

/** Compiles literals to a deterministic Aho–Corasick automaton over UTF-8 bytes; `markOf` says what each one means. */
export function compileNeedles(
  literals: readonly string[],
  markOf: (index: number) => number = () => DECISIVE,
): Needles {
  const encoded = literals.map((literal) => Buffer.from(literal));
  const { kinds, shift } = byteKinds(encoded);
  const most = encoded.reduce((sum, bytes) => sum + bytes.length, 1);
  const next = most > 0xffff ? new Uint32Array(most << shift) : new Uint16Array(most << shift);
  const trie: Trie = {
    next,
    kinds,
    shift,
    count: 1,
    endings: [[]],
    marks: new Uint8Array(most),
    depths: new Uint8Array(most),
  };
  for (const [index, bytes] of encoded.entries())
    if (bytes.length > 0) insert(trie, bytes, index, markOf(index));
  linkFailures(trie);
  const longest = encoded.reduce((length, bytes) => Math.max(length, bytes.length), 0);
  return { ...trie, literals, next: next.slice(0, trie.count << shift), longest };
}

interface Trie {
  next: Uint16Array | Uint32Array;
  kinds: Uint8Array;
  shift: number;
  count: number;
  endings: (readonly number[])[];
  marks: Uint8Array;
  depths: Uint8Array;
}

function byteKinds(encoded: readonly Buffer[]): Pick<Needles, "kinds" | "shift"> {
  const kinds = new Uint8Array(256);
  let count = 1;
  for (const bytes of encoded) for (const byte of bytes) if (kinds[byte] === 0) kinds[byte] = count++;
  return { kinds, shift: Math.ceil(Math.log2(count)) };
}

function insert(trie: Trie, bytes: Buffer, index: number, mark: number): void {
  const { next, kinds, shift, marks, depths, endings } = trie;
  let state = 0;
  for (const [position, byte] of bytes.entries()) {
    const slot = (state << shift) | (kinds[byte] ?? 0);
    if (next[slot] === 0) {
      next[slot] = trie.count;
      depths[trie.count] = Math.min(position + 1, 255);
      endings[trie.count] = [];
      trie.count += 1;
    }
    state = next[slot] ?? 0;
  }
  marks[state] = (marks[state] ?? 0) | mark;
  endings[state] = [...(endings[state] ?? []), index];
}

/** Completes the trie, breadth first: where a state has no way on, it goes on as its longest proper suffix does. */
function linkFailures({ next, shift, count, endings, marks }: Trie): void {
  const suffixes = new Uint32Array(count);
  const order = [0];
  for (const state of order) {
    const suffix = suffixes[state] ?? 0;
    for (let kind = 0; kind < 1 << shift; kind++) {
      const slot = (state << shift) | kind;
      const child = next[slot] ?? 0;
      const other = state === 0 ? 0 : (next[(suffix << shift) | kind] ?? 0);
      if (child === 0) {
        next[slot] = other;
        continue;
      }
      suffixes[child] = other;
      marks[child] = (marks[child] ?? 0) | (marks[other] ?? 0);
      endings[child] = [...(endings[child] ?? []), ...(endings[other] ?? [])];
      order.push(child);
    }
  }
}

/** The literals that a text holds, by index, in the order of their ends; one may come more than once. */
export function needlesIn(needles: Needles, text: string): readonly number[] {
  const { next, kinds, shift, marks, endings } = needles;
  let found: number[] | undefined;
  let state = 0;
  for (let position = 0; position < text.length; position++) {
    const code = text.charCodeAt(position);
    if (code < 0x80) {
      state = next[(state << shift) | (kinds[code] ?? 0)] ?? 0;
      if (marks[state] !== 0) (found ??= []).push(...(endings[state] ?? NOTHING));
      continue;
    }
    const character = String.fromCodePoint(text.codePointAt(position) ?? 0);
    for (const byte of Buffer.from(character)) {
      state = next[(state << shift) | (kinds[byte] ?? 0)] ?? 0;
      if (marks[state] !== 0) (found ??= []).push(...(endings[state] ?? NOTHING));
    }
    position += character.length - 1;
  }
  return found ?? NOTHING;
}

const NOTHING: readonly number[] = [];
