import { StringDecoder } from "node:string_decoder";

/** Cuts bytes that come in pieces into lines of text. */
export interface LineCutter {
  /** Hands on the lines that end in these bytes. */
  push(chunk: Uint8Array): void;
  /** Hands on a last line without newline. */
  end(): void;
}

/** Of a longer line its beginning is handed on, and nothing else. */
const LONGEST = 64 * 1024;

/**
 * Lines as UTF-8 text, without line end: `\n` or `\r\n`. A line is a part of a larger text that it keeps in memory: who keeps
 * it copies it.
 */
export function createLineCutter(onLine: (line: string) => void): LineCutter {
  const decoder = new StringDecoder("utf8");
  let rest = "";
  /** What comes until the next newline belongs to a line that was handed on. */
  let isInLongLine = false;

  function cut(text: string): void {
    let start = 0;
    for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", start)) {
      const stop = end > start && text.charCodeAt(end - 1) === 0x0d ? end - 1 : end;
      if (!isInLongLine) onLine(text.slice(start, Math.min(stop, start + LONGEST)));
      isInLongLine = false;
      start = end + 1;
    }
    rest = isInLongLine ? "" : text.slice(start);
    if (rest.length <= LONGEST) return;
    onLine(rest.slice(0, LONGEST));
    isInLongLine = true;
    rest = "";
  }

  return {
    push(chunk) {
      const text = decoder.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
      cut(rest === "" ? text : rest + text);
    },
    end() {
      cut(rest + decoder.end());
      if (rest !== "") onLine(rest);
      rest = "";
      isInLongLine = false;
    },
  };
}
