import { describe, expect, it } from "vitest";
import type { LogEntry } from "../model/log.ts";
import type { Finding, LogFormat, LogWindow, Match } from "./formats/format.ts";
import { glancedFormats } from "./glanced-formats.ts";
import { readMatch, type ReadMatch } from "./read-match.ts";

const FINDING: Finding = { severity: "error", message: "boom" };
const MATCH: Match = { from: 0, to: 1, findings: [FINDING] };

function format(id: string, options: Partial<LogFormat>): LogFormat {
  return { id, title: id, glance: ["error"], read: () => MATCH, ...options };
}

/** A window that stands on the entry with index `position`. */
function windowAt(texts: readonly string[], position = 0): LogWindow {
  const at = (offset: number): LogEntry | undefined => {
    const text = texts[position + offset];
    return text === undefined ? undefined : { line: position + offset + 1, text };
  };
  return { at, text: (offset) => at(offset)?.text };
}

function read(formats: readonly LogFormat[], entry: LogEntry, previous?: ReadMatch): ReadMatch | undefined {
  return readMatch(glancedFormats(formats, entry), windowAt([entry.text]), entry, previous);
}

describe("readMatch", () => {
  const entry: LogEntry = { line: 1, text: "an error" };

  it("asks the formats in their order, those whose literal or mark the entry has", () => {
    const first = format("first", { glance: ["warning"] });
    const second = format("second", { read: () => undefined });
    const third = format("third", {});
    const fourth = format("fourth", {});
    expect(read([first, second, third, fourth], entry)?.format).toBe(third);
    expect(read([first], entry)).toBeUndefined();
    const marked = format("marked", { glance: [], markers: ["error"] });
    expect(read([marked], { line: 1, text: "boom", marker: "error" })?.format).toBe(marked);
    expect(read([marked], { line: 1, text: "boom", marker: "warning" })).toBeUndefined();
  });

  it("passes over a match that claims nothing from the entry on", () => {
    expect(read([format("none", { read: () => ({ ...MATCH, from: -1, to: 0 }) })], entry)).toBeUndefined();
  });

  it("tells a format of its own match right before, and of no other", () => {
    const seen: (Match | undefined)[] = [];
    const own = format("own", {
      read: (_, previous) => {
        seen.push(previous);
        return MATCH;
      },
    });
    read([own], entry, { format: own, match: MATCH, next: 1 });
    read([own], entry, { format: own, match: MATCH, next: 2 });
    read([own], entry, { format: format("other", {}), match: MATCH, next: 1 });
    expect(seen).toEqual([MATCH, undefined, undefined]);
  });

  it("cuts a match to the lines that can be seen, and keeps what the format noted in it", () => {
    const lines = { from: -9, to: 99 };
    const match = { from: -5, to: 50, findings: [{ ...FINDING, lines }, FINDING], note: "kept" };
    const texts = ["a", "an error", "b", "c"];
    const greedy = format("greedy", { read: () => match });
    const cut = readMatch([greedy], windowAt(texts, 1), { line: 2, text: "an error" }, undefined);
    expect(cut).toEqual({
      format: greedy,
      match: {
        from: -1,
        to: 3,
        findings: [{ ...FINDING, lines: { from: -1, to: 2 } }, FINDING],
        note: "kept",
      },
      next: 5,
    });
  });
});
