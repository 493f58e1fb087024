/** What a literal may mean for the line that holds it: bits, so that a line has them all. */
export const DECISIVE = 1;

/** So many bytes of a literal are a way through the tree; a whole tree would be large, and slow to make. */
const DEPTH = 8;

/** A compiled set of literals: a tree of their first bytes, in which a few look-ups tell which of them may begin at a place. */
export interface Needles {
  readonly literals: readonly string[];
  /** `next[(state << shift) | kinds[byte]]` is the next state; 0 is the first, and says that no literal goes on so. */
  readonly next: Uint16Array;
  /** Bytes that are in no tree are of one kind, 0. */
  readonly kinds: Uint8Array;
  readonly shift: number;
  /** By the state that their way ends in. */
  readonly ends: readonly (readonly Needle[] | undefined)[];
  /** Bytes of the longest literal. */
  readonly longest: number;
}

interface Needle {
  index: number;
  mark: number;
  /** Its bytes behind its way through the tree. */
  rest: Buffer;
}

/** Compiles literals as UTF-8, of which there may be some thousands; `markOf` says what each one means. */
export function compileNeedles(
  literals: readonly string[],
  markOf: (index: number) => number = () => DECISIVE,
): Needles {
  const encoded = literals.map((literal) => Buffer.from(literal));
  const ways = encoded.map((bytes) => bytes.subarray(0, DEPTH));
  const { kinds, shift } = byteKinds(ways);
  const most = ways.reduce((sum, bytes) => sum + bytes.length, 1);
  const tree: Tree = { next: new Uint16Array(most << shift), kinds, shift, ends: [undefined] };
  for (const [index, bytes] of encoded.entries())
    if (bytes.length > 0)
      insert(tree, ways[index] ?? bytes, { index, mark: markOf(index), rest: bytes.subarray(DEPTH) });
  const longest = encoded.reduce((length, bytes) => Math.max(length, bytes.length), 0);
  return { ...tree, literals, longest };
}

interface Tree {
  next: Uint16Array;
  kinds: Uint8Array;
  shift: number;
  /** One for each state. */
  ends: (Needle[] | undefined)[];
}

function byteKinds(ways: readonly Buffer[]): Pick<Needles, "kinds" | "shift"> {
  const kinds = new Uint8Array(256);
  let count = 1;
  for (const bytes of ways) for (const byte of bytes) if (kinds[byte] === 0) kinds[byte] = count++;
  return { kinds, shift: Math.ceil(Math.log2(count)) };
}

function insert({ next, kinds, shift, ends }: Tree, way: Buffer, needle: Needle): void {
  let state = 0;
  for (const byte of way) {
    const slot = (state << shift) | (kinds[byte] ?? 0);
    if (next[slot] === 0) next[slot] = ends.push(undefined) - 1;
    state = next[slot] ?? 0;
  }
  const same = ends[state];
  if (same === undefined) ends[state] = [needle];
  else same.push(needle);
}

/** The marks of the literals that begin at a place and end before a limit. */
export function marksAt(
  { next, kinds, shift, ends }: Needles,
  bytes: Buffer,
  start: number,
  limit: number,
): number {
  let found = 0;
  let state = 0;
  for (let at = start; at < limit; at++) {
    state = next[(state << shift) | (kinds[bytes[at] ?? 0] ?? 0)] ?? 0;
    if (state === 0) break;
    const ending = ends[state];
    if (ending === undefined) continue;
    for (const { rest, mark } of ending) if (goesOn(bytes, at + 1, limit, rest)) found |= mark;
  }
  return found;
}

/** The literals that a text holds, by index, in the order of their starts; one may come more than once. */
export function needlesIn({ next, kinds, shift, ends }: Needles, text: string): readonly number[] {
  const bytes = Buffer.from(text);
  const found: number[] = [];
  for (let start = 0; start < bytes.length; start++) {
    let state = 0;
    for (let at = start; at < bytes.length; at++) {
      state = next[(state << shift) | (kinds[bytes[at] ?? 0] ?? 0)] ?? 0;
      if (state === 0) break;
      const ending = ends[state];
      if (ending === undefined) continue;
      for (const { rest, index } of ending) if (goesOn(bytes, at + 1, bytes.length, rest)) found.push(index);
    }
  }
  return found;
}

/** Whether certain bytes follow from a place on, before a limit. */
function goesOn(bytes: Buffer, from: number, limit: number, rest: Buffer): boolean {
  if (from + rest.length > limit) return false;
  for (let at = 0; at < rest.length; at++) if (bytes[from + at] !== rest[at]) return false;
  return true;
}
