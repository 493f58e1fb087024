import { describe, expect, it } from "vitest";
import { plain } from "../logs/envelopes/plain.ts";
import { createEntryWindow, WINDOW_AHEAD, WINDOW_BEHIND, type EntryWindow } from "./entry-window.ts";

/** A window over lines whose text is their number, in chunks of so many lines. */
function windowOver(count: number, perChunk = count): EntryWindow {
  const window = createEntryWindow(() => plain);
  let chunk: Buffer = Buffer.alloc(0);
  for (let number = 1; number <= count; number++) {
    if ((number - 1) % perChunk === 0) chunk = chunkOf(number, Math.min(perChunk, count - number + 1));
    const start = 8 * ((number - 1) % perChunk);
    window.add({ number, bytes: chunk, start, end: start + String(number).length }, 1);
  }
  return window;
}

function chunkOf(first: number, count: number): Buffer {
  return Buffer.from(Array.from({ length: count }, (_, index) => String(first + index).padEnd(8)).join(""));
}

function add(window: EntryWindow, number: number, hit: boolean): void {
  window.add({ number, bytes: Buffer.from("text"), start: 0, end: 4 }, hit ? 1 : 0);
}

describe("createEntryWindow", () => {
  it("shows the entries around the current one", () => {
    const window = windowOver(10);
    window.advance(4);
    expect([-4, -1, 0, 5].map((offset) => window.text(offset))).toEqual(["1", "4", "5", "10"]);
    expect(window.at(1)).toEqual({ line: 6, text: "6" });
    expect([window.at(-5), window.at(6)]).toEqual([undefined, undefined]);
    expect(window.lineAt(0)?.number).toBe(5);
  });

  it("looks no further than its bounds", () => {
    const window = windowOver(3000);
    window.advance(1000);
    expect(window.text(WINDOW_AHEAD)).toBe(String(1001 + WINDOW_AHEAD));
    expect(window.at(WINDOW_AHEAD + 1)).toBeUndefined();
    expect(window.text(-WINDOW_BEHIND)).toBe(String(1001 - WINDOW_BEHIND));
    expect(window.at(-WINDOW_BEHIND - 1)).toBeUndefined();
  });

  it("keeps its place while it drops what lies behind", () => {
    const window = windowOver(10_000, 700);
    for (let passed = 0; passed < 9000; passed += 1) {
      expect(window.lineAt(0)?.number).toBe(passed + 1);
      window.advance(1);
    }
    expect([-WINDOW_BEHIND, 0, 1].map((offset) => window.text(offset))).toEqual(["8937", "9001", "9002"]);
  });

  it.each([
    { wanted: 1, stops: [3] },
    { wanted: 4, stops: [5, 6] },
    { wanted: 13, stops: [2, 3, 5, 6] },
    { wanted: 16, stops: [] },
  ])("skips to the lines that have any mark of $wanted", ({ wanted, stops }) => {
    const window = createEntryWindow(() => plain);
    for (const [index, marks] of [0, 8, 1, 2, 4, 12, 0, 2, 2].entries())
      window.add({ number: index + 1, bytes: Buffer.from("text"), start: 0, end: 4 }, marks);
    const seen: (number | undefined)[] = [];
    for (; window.skip(wanted); window.advance(1)) seen.push(window.lineAt(0)?.number);
    expect(seen).toEqual(stops);
    expect(window.position).toBe(9);
  });

  it("stops at the last line", () => {
    const window = windowOver(3);
    window.advance(10);
    expect(window.lineAt(0)).toBeUndefined();
    expect(window.text(-1)).toBe("3");
    expect(window.isReady(true)).toBe(false);
  });

  it("hides what is claimed", () => {
    const window = windowOver(10);
    window.advance(3);
    window.claim();
    expect([window.at(-1), window.text(0), window.text(1)]).toEqual([undefined, "4", "5"]);
    window.advance(2);
    expect([window.at(-3), window.text(-2)]).toEqual([undefined, "4"]);
    window.advance(10);
    window.claim();
    add(window, 11, true);
    expect([window.at(-1), window.text(0)]).toEqual([undefined, "text"]);
  });

  it("is ready when enough lines follow, at a line that is no hit, or when the log ended", () => {
    const window = createEntryWindow(() => plain);
    expect(window.isReady(true)).toBe(false);
    add(window, 1, true);
    expect([window.isReady(false), window.isReady(true)]).toEqual([false, true]);
    for (let number = 2; number <= WINDOW_AHEAD; number++) add(window, number, false);
    expect(window.isReady(false)).toBe(false);
    add(window, WINDOW_AHEAD + 1, false);
    expect(window.isReady(false)).toBe(true);
    window.advance(1);
    expect(window.isReady(false)).toBe(true);
  });

  it("reads an entry once, with the envelope that is known by then", () => {
    let reads = 0;
    const peel = (text: string): { text: string } => {
      reads += 1;
      return { text: text.toUpperCase() };
    };
    let envelope = plain;
    const window = createEntryWindow(() => envelope);
    add(window, 1, true);
    envelope = { ...plain, peel };
    expect([window.text(0), window.text(0), window.at(0)?.text, reads]).toEqual(["TEXT", "TEXT", "TEXT", 1]);
  });

  it("asks for the bytes of the lines that it may show, and follows them", () => {
    const window = createEntryWindow(() => plain);
    const bytes = Buffer.from("one\ntwo\nthree\n");
    window.add({ number: 1, bytes, start: 0, end: 3 }, 1);
    window.add({ number: 2, bytes, start: 4, end: 7 }, 1);
    expect([window.wantedFrom(bytes), window.wantedFrom(Buffer.alloc(1))]).toEqual([
      0,
      Number.POSITIVE_INFINITY,
    ]);
    const moved = Buffer.from("wo\ntwo");
    window.moved(bytes, Buffer.concat([Buffer.from("one\n"), moved]), 0);
    window.advance(1);
    expect([window.text(-1), window.text(0)]).toEqual(["one", "wo\n"]);
  });

  it("keeps any number of lines that stand for one", () => {
    const window = createEntryWindow(() => plain);
    const raw = { number: 7, bytes: Buffer.alloc(0), start: 0, end: 0 };
    for (let part = 0; part < 5000; part++) window.add({ ...raw, peeled: { text: `part ${part}` } }, 1);
    window.advance(4000);
    expect([window.text(-1), window.text(0), window.text(WINDOW_AHEAD)]).toEqual([
      "part 3999",
      "part 4000",
      "part 4512",
    ]);
    expect(window.at(0)?.line).toBe(7);
  });
});
