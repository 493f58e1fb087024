import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lineOf, type LineBatch, type LogLine } from "./line-batch.ts";
import { createLineScanner, type LineReceiver } from "./line-scanner.ts";
import { compileNeedles } from "./needles.ts";
import { COLOURED } from "./wasm/layout.ts";

const NEEDLES = compileNeedles([{ literal: "error" }, { literal: "⎯⎯" }]);
const LIMIT = 16 * 1024;
const HEAD = 12 * 1024;
const TAIL = 4 * 1024;
const TIME = "2026-11-20T09:01:02.1234567Z";

/** Wants no line any more that it has seen. */
const FORGETFUL: LineReceiver = {
  take: () => undefined,
  wantedFrom: () => Number.POSITIVE_INFINITY,
  moved: () => undefined,
};

interface ScannedLine {
  number: number;
  text: string;
  hit: boolean;
}

function scan(
  chunks: Iterable<Uint8Array>,
  needles = NEEDLES,
): { lines: ScannedLine[]; bytes: number; count: number; cutReports: number } {
  const lines: ScannedLine[] = [];
  const scanner = createLineScanner(needles, {
    ...FORGETFUL,
    take(batch) {
      for (const { number, bytes, start, end, marks } of linesOf(batch))
        lines.push({ number, text: bytes.toString("utf8", start, end), hit: marks !== 0 });
    },
  });
  for (const chunk of chunks) scanner.push(chunk);
  scanner.end();
  return { lines, bytes: scanner.bytes, count: scanner.lines, cutReports: scanner.cutReports };
}

function linesOf(batch: LineBatch): (LogLine & { marks: number })[] {
  return Array.from({ length: batch.count }, (_, place) => ({
    ...lineOf(batch, place),
    marks: batch.marks[place] ?? 0,
  }));
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
    expect(scan([])).toEqual({ lines: [], bytes: 0, count: 0, cutReports: 0 });
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

  it("keeps a line whole that may be a report in JSON, up to 16 MiB", () => {
    const most = 16 * 1024 * 1024;
    const report = `${TIME} [{"filePath":"a.js","source":"${"x".repeat(most / 2)} error`;
    expect(scanText(`${report}\nnext`).map(({ text, hit }) => ({ length: text.length, hit }))).toEqual([
      { length: report.length, hit: true },
      { length: 4, hit: false },
    ]);
    const { lines, cutReports } = scan([Buffer.from(`${report}${"y".repeat(most)}\nnext`)]);
    expect(lines.map(({ text, hit }) => ({ length: text.length, hit }))).toEqual([
      { length: LIMIT + 3, hit: true },
      { length: 4, hit: false },
    ]);
    expect(cutReports).toBe(1);
  });

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
    let held = 0;
    const scanner = createLineScanner(NEEDLES, {
      ...FORGETFUL,
      take: ({ bytes }) => sizes.push(bytes.length),
      moved: (__, bytes) => (held = Math.max(held, bytes.length)),
    });
    for (let pushed = 0; pushed < count; pushed++) scanner.push(chunk);
    scanner.push(Buffer.from("error\n"));
    expect(scanner.bytes).toBe(count * chunk.length + 6);
    expect(sizes).toHaveLength(1);
    expect(sizes[0]).toBeLessThan(128 * 1024);
    expect(held).toBeLessThan(1024 * 1024);
  });

  it("marks the lines of a long log that hold a literal, wherever it begins and whatever it is like", () => {
    const literals = [
      "^",
      "x ",
      "rror",
      "E: ",
      "⎯⎯",
      " FAIL ",
      "error TS",
      "Process completed with exit code",
    ];
    const needles = compileNeedles(literals.map((literal) => ({ literal })));
    const filler = [
      "npm http fetch GET 200",
      "\u001B[32m✓\u001B[39m max",
      "",
      "a",
      "⎯",
      "erro",
      "E:",
      "FAIL",
    ];
    const lines = Array.from({ length: 200_000 }, (_, index) => {
      const text = `${"abc".slice(0, index % 4)}${filler[index % filler.length]} ${index}`;
      return index % 7 === 0 ? `${text}${literals[index % literals.length]}${"y".repeat(index % 5)}` : text;
    });
    const expected = lines.map((text) => literals.some((literal) => text.includes(literal)));
    for (const places of [[], [0.001, 0.2, 0.20001, 0.7]]) {
      const scanned = scan(cut(lines.join("\n"), places), needles).lines;
      expect(scanned.map(({ text }) => text)).toEqual(lines);
      expect(scanned.map(({ hit }) => hit)).toEqual(expected);
    }
  });

  it("marks each of several lines that lie in four bytes, with a filter and without", () => {
    const texts = ["a", "", "b", "ab", "c", "x", "", "", "abc"];
    const text = Array.from({ length: 20_000 }, (_, index) => texts[(index * 7) % 11] ?? "").join("\n");
    const needles = compileNeedles([{ literal: "a" }, { literal: "b" }, { literal: "c" }]);
    const filler = Buffer.alloc(3e6, "no line\n");
    const { lines } = scan([Buffer.from(`${text}\n`), filler, Buffer.from(`\n${text}`)], needles);
    expect(needles.filter.isLaidOut).toBe(true);
    expect(lines.filter((line) => line.hit !== /[abc]/.test(line.text))).toEqual([]);
  });

  it("says of lines with a needle whether they may hold colours, wherever the bytes are cut", () => {
    const needles = compileNeedles([{ literal: "rror", mark: 4 }, { literal: "decisive".repeat(20) }]);
    const piece = fc.constantFrom("rror", "\u001B[31m", "\u009B31m", "é", "twelve bytes", "\n");
    const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(""));
    const places = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 });
    const colouredOf = (log: string, cuts: readonly number[]): boolean[] => {
      const marks: number[] = [];
      const take = (batch: LineBatch): void => void marks.push(...linesOf(batch).map((line) => line.marks));
      const scanner = createLineScanner(needles, { ...FORGETFUL, take });
      for (const bytes of cut(log, cuts)) scanner.push(bytes);
      scanner.end();
      return marks.map((mark) => (mark & COLOURED) !== 0);
    };
    fc.assert(
      fc.property(text, places, (log, cuts) => {
        const lines = log.split("\n").slice(0, log.endsWith("\n") || log === "" ? -1 : undefined);
        // oxlint-disable-next-line no-control-regex -- escapes and controls are what is looked for
        const isColoured = (line: string): boolean => line.includes("rror") && /[\u001b\u009b]/.test(line);
        expect(colouredOf(log, cuts)).toEqual(lines.map(isColoured));
      }),
      { seed: 3, numRuns: 300 },
    );
    expect(colouredOf(`\u001B[31m${"x".repeat(10_000)}rror`, [0.5, 0.9])).toEqual([true]);
  });

  it("keeps the bytes of the lines that are wanted, and says where they went", () => {
    let first: { bytes: Buffer; start: number; end: number } | undefined;
    const scanner = createLineScanner(NEEDLES, {
      take(batch) {
        first ??= lineOf(batch, 0);
      },
      wantedFrom: (bytes) => (first?.bytes === bytes ? first.start : Number.POSITIVE_INFINITY),
      moved(from, to, by) {
        if (first?.bytes === from) first = { bytes: to, start: first.start - by, end: first.end - by };
      },
    });
    scanner.push(Buffer.from("the first\n"));
    for (let pushed = 0; pushed < 50; pushed++) scanner.push(Buffer.alloc(10_000, "more\n"));
    expect(first?.bytes.toString("utf8", first.start, first.end)).toBe("the first");
  });

  it("delivers a line as soon as its newline is there, with all of its needles", () => {
    const seen: number[] = [];
    const scanner = createLineScanner(NEEDLES, {
      ...FORGETFUL,
      take: (batch) => seen.push(...linesOf(batch).map(({ marks }) => marks)),
    });
    for (const byte of Buffer.from("an error\nno\n")) scanner.push(Uint8Array.of(byte));
    expect(seen).toEqual([1, 0]);
  });
});
