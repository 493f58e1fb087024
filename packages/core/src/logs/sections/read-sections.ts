import { StringDecoder } from "node:string_decoder";
import { withoutEscapes } from "../clean.ts";
import type { CarrierState, Envelope, Peeled } from "../envelopes/envelope.ts";
import { recogniseEnvelope } from "../recognise-envelope.ts";
import { createSectionBuilder, type LogSection } from "./section-builder.ts";

export interface LogOutline {
  /** In the order of their first lines. */
  sections: LogSection[];
  lines: number;
}

const BYTE_ORDER_MARK = "\uFEFF";
/** A carrier shows itself within its first lines, and looks no further ahead. */
const WINDOW_LINES = 64;
/** What is beyond is no mark of a section. */
const LONGEST_LINE = 1024;

/** The jobs, steps and groups that a log's carrier marks, at most `most` of them. */
export async function readSections(chunks: AsyncIterable<Uint8Array>, most: number): Promise<LogOutline> {
  const outline = createOutline(most);
  const decoder = new StringDecoder("utf8");
  let rest = "";
  for await (const chunk of chunks) {
    const lines = (rest + decoder.write(Buffer.from(chunk))).split("\n");
    rest = lines.pop() ?? "";
    outline.take(lines);
  }
  if (rest !== "") outline.take([rest]);
  return outline.end();
}

function createOutline(most: number): { take(lines: readonly string[]): void; end(): LogOutline } {
  const builder = createSectionBuilder(most);
  let waiting: string[] = [];
  let envelope: Envelope | undefined;
  let state: CarrierState = { context: {}, echo: false };
  let number = 0;

  /** Looks at the waiting lines, but for as many as a line before them may look ahead to. */
  function look(left: number): void {
    const carrier = (envelope ??= recogniseEnvelope(waiting.slice(0, WINDOW_LINES)));
    const peeled: Peeled[] = [];
    const peelAt = (at: number): Peeled | undefined => {
      const line = waiting[at];
      return line === undefined ? undefined : (peeled[at] ??= carrier.peel(line));
    };
    let at = 0;
    for (; waiting.length - at > left; at++) {
      number += 1;
      const line = peelAt(at);
      if (line === undefined) break;
      const place = at;
      state = carrier.advance(state, line, (offset) => peelAt(place + offset));
      builder.see({ number, ...line }, state.context);
    }
    waiting = waiting.slice(at);
  }

  return {
    take(lines) {
      for (const line of lines) waiting.push(cleaned(line));
      if (waiting.length > WINDOW_LINES) look(WINDOW_LINES);
    },
    end() {
      look(0);
      return { sections: builder.end(number), lines: number };
    },
  };
}

function cleaned(line: string): string {
  const text = line.startsWith(BYTE_ORDER_MARK) ? line.slice(1) : line;
  return withoutEscapes(text.slice(0, LONGEST_LINE));
}
