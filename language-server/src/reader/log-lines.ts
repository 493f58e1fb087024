import { StringDecoder } from "node:string_decoder";
import type { LogInput } from "@hephaestus/core";

const BYTE_ORDER_MARK = "\uFEFF";

/** The lines `from` to `to` (0-based, exclusive) of the first log, as an editor shows them; reads no further. */
export async function logLines(inputs: AsyncIterable<LogInput>, from: number, to: number): Promise<string[]> {
  const lines: string[] = [];
  for await (const { chunks } of inputs) {
    const decoder = new StringDecoder("utf8");
    let rest = "";
    let number = 0;
    for await (const chunk of chunks) {
      const pieces = (rest + decoder.write(Buffer.from(chunk))).split("\n");
      rest = pieces.pop() ?? "";
      for (const piece of pieces) if (number++ >= from && number <= to) lines.push(withoutMarks(piece));
      if (number >= to) return lines;
    }
    if (number >= from && number < to) lines.push(withoutMarks(rest));
    break;
  }
  return lines;
}

function withoutMarks(line: string): string {
  const text = line.startsWith(BYTE_ORDER_MARK) ? line.slice(1) : line;
  return text.endsWith("\r") ? text.slice(0, -1) : text;
}
