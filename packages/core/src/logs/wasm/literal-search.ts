import { coloured } from "./coloured.ts";
import { enter } from "./enter.ts";
import { find, look, stands } from "./look.ts";
import { mark } from "./mark.ts";
import { encodeModule } from "./module.ts";
import { split } from "./split.ts";

/** The functions by which the bytes of a log are searched. Addresses are of the memory. */
export interface LiteralSearch {
  /** Enters so many literals, whose records and bytes are written, into the tables; how many there are. */
  enter(count: number): number;
  /** Tells where lines end in `[from, to)`; how many do. Behind `to` are no newlines for sixteen bytes. */
  split(from: number, to: number): number;
  /**
   * Adds marks to the lines that hold literals, of which so many end before `to`, and to the one that does not; the first begins at `from`.
   * `from` is a multiple of four. Where `everywhere` is 0, literals are looked for only where the filter lets them begin, else at its places.
   */
  mark(from: number, to: number, lines: number, everywhere: number): number;
  /** The marks of the literals that begin at a place and end before `to`; with `names`, their owners are noted. */
  look(place: number, to: number, names: number): number;
  /** Notes the owners of the literals in `[from, to)`, in rising order; how many there are. */
  find(from: number, to: number): number;
}

/** What is used of the engine here; `lib.dom` alone declares it. */
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object;
  Memory: new (pages: { initial: number; maximum: number }) => { buffer: ArrayBuffer };
  Instance: new (module: object, imports: object) => { exports: LiteralSearch };
};

const PAGE_BYTES = 64 * 1024;
let compiled: object | undefined;

/** A search over a memory of its own that has at least so many bytes. */
export function createLiteralSearch(bytes: number): { memory: Buffer; search: LiteralSearch } {
  compiled ??= new WebAssembly.Module(encodeModule([stands, look, coloured, find, split, mark, enter]));
  const pages = Math.ceil(bytes / PAGE_BYTES);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
  const { exports } = new WebAssembly.Instance(compiled, { env: { memory } });
  return { memory: Buffer.from(memory.buffer), search: exports };
}
