/** The most that one message may hold: a server that prints without end is no server. */
const MOST_BYTES = 64 * 1024 * 1024;
const SEPARATOR = "\r\n\r\n";

/** A message of a language server as bytes, with its header. */
export function encodeMessage(message: Readonly<Record<string, unknown>>): string {
  const body = JSON.stringify({ jsonrpc: "2.0", ...message });
  return `Content-Length: ${Buffer.byteLength(body)}${SEPARATOR}${body}`;
}

/**
 * Takes the bytes that a language server prints, in pieces, and tells each message. The first thing that is no message ends
 * it: `push` then gives false.
 */
export function createMessageStream(onMessage: (message: unknown) => void): { push(piece: Buffer): boolean } {
  let pieces: Buffer[] = [];
  let size = 0;
  let wanted = 0;

  return {
    push(piece) {
      pieces.push(piece);
      size += piece.length;
      if (size > MOST_BYTES) return false;
      if (size < wanted) return true;
      let rest = Buffer.concat(pieces);
      for (;;) {
        const head = rest.indexOf(SEPARATOR);
        if (head < 0) break;
        const length = Number(
          /content-length: *(\d+)/i.exec(rest.toString("latin1", 0, head))?.[1] ?? Number.NaN,
        );
        if (!(length <= MOST_BYTES)) return false;
        const end = head + SEPARATOR.length + length;
        wanted = end;
        if (rest.length < end) break;
        const message = parsed(rest.toString("utf8", head + SEPARATOR.length, end));
        if (message === undefined) return false;
        onMessage(message);
        rest = rest.subarray(end);
        wanted = 0;
      }
      pieces = [rest];
      size = rest.length;
      return wanted > 0 || size < 64 * 1024;
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) ?? undefined;
  } catch {
    return undefined;
  }
}
