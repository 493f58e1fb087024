import type { Envelope } from "./envelope.ts";
import { readJsonRecord } from "./json-record.ts";
import { shareOfLines } from "./share-of-lines.ts";

const MOST = 0.6;
const PIECE = '{"log":"';
const ENDED = String.raw`\n","stream":`;

/** Loggers that write one JSON object per line. Their records are read as those in any other carrier. */
export const jsonLines: Envelope = {
  id: "json-lines",
  title: "JSON log, one object per line",
  glance: [],
  recognises: (sample) => shareOfLines(sample, (line) => readJsonRecord(line) !== undefined) >= MOST,
  peel: (text) => ({ text }),
  join: joinPieces,
  advance: (state) => state,
};

/** Docker cuts a long line into records of 16 KiB: `{"log":"…","stream":"stdout","time":"…"}`; the last ends in a newline. */
function joinPieces(first: string, next: string): string | undefined {
  if (!first.startsWith(PIECE) || first.includes(ENDED)) return undefined;
  const [head, tail] = [pieceOf(first), pieceOf(next)];
  if (head === undefined || tail === undefined || head.log.endsWith("\n")) return undefined;
  return head.stream === tail.stream ? JSON.stringify({ ...head, log: head.log + tail.log }) : undefined;
}

interface Piece {
  log: string;
  stream: string;
  time: string;
}

function pieceOf(line: string): Piece | undefined {
  if (!line.startsWith(PIECE)) return undefined;
  try {
    const { log, stream, time } = JSON.parse(line);
    if (typeof log === "string" && typeof stream === "string" && typeof time === "string")
      return { log, stream, time };
  } catch {
    return undefined;
  }
  return undefined;
}
