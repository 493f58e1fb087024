import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createLineScanner } from "./line-scanner.ts";
import { compileNeedles } from "./needles.ts";

const NEEDLES = compileNeedles(["error", "⎯⎯"]);
const LIMIT = 16 * 1024;
const HEAD = 12 * 1024;
const TAIL = 4 * 1024;

interface ScannedLine {
  number: number;
  text: string;
  hit: boolean;
}

function scan(chunks: Iterable<Uint8Array>): { lines: ScannedLine[]; bytes: number; count: number } {
  const lines: ScannedLine[] = [];
  const scanner = createLineScanner(NEEDLES, ({ number, bytes, start, end, hit }) => {
    lines.push({ number, text: bytes.toString("utf8", start, end), hit });
  });
  for (const chunk of chunks) scanner.push(chunk);
  scanner.end();
  return { lines, bytes: scanner.bytes, count: scanner.lines };
}

function scanText(text: string): ScannedLine[] {
  return scan([Buffer.from(text)]).lines;
}

/** The bytes of a text, cut at certain places. */
function* cut(text: string, places: readonly number[]): Generator<Uint8Array> {
  const bytes = Buffer.from(text);
  const sorted = places.map((place) => Math.round(place * bytes.length)).toSorted((a, b) => a - b);
  let start = 0;
  for (const end of [...sorted, bytes.length]) {
    yield Uint8Array.from(bytes.subarray(start, end));
    start = end;
  }
}

describe("createLineScanner", () => {
  it("numbers lines from 1 and marks those with a needle", () => {
    expect(scanText("one\nan error here\n⎯ ⎯\n ⎯⎯ FAIL\n")).toEqual([
      { number: 1, text: "one", hit: false },
      { number: 2, text: "an error here", hit: true },
      { number: 3, text: "⎯ ⎯", hit: false },
      { number: 4, text: " ⎯⎯ FAIL", hit: true },
    ]);
  });

  it("delivers a last line without newline, empty lines, and nothing for nothing", () => {
    expect(scanText("a\n\nerror")).toEqual([
      { number: 1, text: "a", hit: false },
      { number: 2, text: "", hit: false },
      { number: 3, text: "error", hit: true },
    ]);
    expect(scanText("\n")).toEqual([{ number: 1, text: "", hit: false }]);
    expect(scanText("")).toEqual([]);
    expect(scan([])).toEqual({ lines: [], bytes: 0, count: 0 });
  });

  it("leaves the carriage return of a Windows line to the reader and finds no needle across lines", () => {
    expect(scanText("err\r\nor\r\nerror\r\n")).toEqual([
      { number: 1, text: "err\r", hit: false },
      { number: 2, text: "or\r", hit: false },
      { number: 3, text: "error\r", hit: true },
    ]);
  });

  it("counts bytes and lines", () => {
    expect(scan([Buffer.from("é\n"), Buffer.from("b")])).toMatchObject({ bytes: 4, count: 2 });
  });

  it("reads from a view into a larger buffer", () => {
    const buffer = Buffer.from("noise error\nnoise");
    expect(scan([buffer.subarray(6, 12)]).lines).toEqual([{ number: 1, text: "error", hit: true }]);
  });

  it("cuts a line of more than 16 KiB to its head and its tail, with the hit of the whole", () => {
    const long = `head${"x".repeat(LIMIT)} error ${"y".repeat(LIMIT)}tail`;
    const [line, next] = scanText(`${long}\nshort`);
    expect(line?.text).toBe(`${long.slice(0, HEAD)} … ${long.slice(-TAIL)}`);
    expect(line?.hit).toBe(true);
    expect(next).toEqual({ number: 2, text: "short", hit: false });
  });

  it.each([LIMIT - 1, LIMIT, LIMIT + 1])(
    "treats a line of %d bytes alike in one chunk and in many",
    (size) => {
      const line = "abcdefghij".repeat(2000).slice(0, size);
      const expected = size > LIMIT ? `${line.slice(0, HEAD)} … ${line.slice(-TAIL)}` : line;
      for (const places of [[], [0.5], [0.1, 0.2, 0.9], [0.999]])
        expect(scan(cut(line, places)).lines).toEqual([{ number: 1, text: expected, hit: false }]);
    },
  );

  it("reads the same lines and hits wherever the bytes are cut", () => {
    const piece = fc.oneof(
      fc.constantFrom("\n", "\r\n", "err", "or", "error", "⎯", "⎯⎯", "é", "\u001B[31m", ""),
      fc.string({ unit: "binary", maxLength: 8 }),
      fc.integer({ min: HEAD - 3, max: LIMIT + 3 }).map((length) => "z".repeat(length)),
    );
    const text = fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join(""));
    const places = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 });
    fc.assert(
      fc.property(text, places, (log, cuts) => {
        expect(scan(cut(log, cuts))).toEqual(scan([Buffer.from(log)]));
      }),
      { seed: 2, numRuns: 200 },
    );
  });

  it("holds little of a line of 10 MB", () => {
    const chunk = Buffer.alloc(64 * 1024, "x");
    const count = 160;
    const sizes: number[] = [];
    const scanner = createLineScanner(NEEDLES, ({ bytes }) => sizes.push(bytes.buffer.byteLength));
    for (let pushed = 0; pushed < count; pushed++) scanner.push(chunk);
    scanner.push(Buffer.from("error\n"));
    expect(scanner.bytes).toBe(count * chunk.length + 6);
    expect(sizes).toHaveLength(1);
    expect(sizes[0]).toBeLessThan(128 * 1024);
  });
});
