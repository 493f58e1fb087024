const COMMENT = /^\/\/[#@] sourceMappingURL=(\S{1,4096})[ \t\r]*$/;
const INLINE = /^\/\/[#@] sourceMappingURL=data:application\/json(?:;charset=[\w-]{1,20})?(;base64)?,/i;
const MARK = "sourceMappingURL=";

/** What a built file says of its map: the map itself, or its URL as written. */
export type SourceMapLink = { map: string } | { url: string };

/**
 * Reads the last `//# sourceMappingURL=index.js.map` of a built file, or the map that is written there as a data URL;
 * undefined without one.
 */
export function readSourceMapLink(text: string): SourceMapLink | undefined {
  const mark = text.lastIndexOf(MARK);
  if (mark === -1) return undefined;
  const start = text.lastIndexOf("\n", mark) + 1;
  const end = text.indexOf("\n", mark);
  const line = text.slice(start, end === -1 ? text.length : end);
  const inline = INLINE.exec(line);
  if (inline !== null) return decodeInline(line.slice(inline[0].length).trimEnd(), inline[1] !== undefined);
  const url = COMMENT.exec(line)?.[1];
  return url === undefined ? undefined : { url };
}

function decodeInline(data: string, isBase64: boolean): SourceMapLink | undefined {
  if (isBase64) return { map: Buffer.from(data, "base64").toString("utf8") };
  try {
    return { map: decodeURIComponent(data) };
  } catch {
    return undefined;
  }
}
