/** How the text of a log is packed: as an archive, in another encoding, or as CircleCI's API gives it. */
export type Packing = "gzip" | "zip" | "utf-16le" | "utf-16be" | "circleci";

/** Enough to know every packing by. */
export const HEAD_BYTES = 4;

/** A zip begins with its first entry, or with its index when it is empty; UTF-16 with its byte order mark. */
const STARTS: readonly (readonly [Packing, readonly number[]])[] = [
  ["zip", [0x50, 0x4b, 0x03, 0x04]],
  ["zip", [0x50, 0x4b, 0x05, 0x06]],
  ["gzip", [0x1f, 0x8b]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];

/** How a log is packed, by its first bytes; undefined where they are those of its text. */
export function packingOf(head: Uint8Array): Packing | undefined {
  const marked = STARTS.find(([, bytes]) => bytes.every((byte, index) => head[index] === byte))?.[0];
  return marked ?? unmarkedUtf16(head) ?? (mayBeOutput(head) ? "circleci" : undefined);
}

/** Text of Latin letters in UTF-16 without a byte order mark: every other byte is zero. */
function unmarkedUtf16(head: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  const zeros = head
    .subarray(0, HEAD_BYTES)
    .map((byte) => (byte === 0 ? 1 : 0))
    .join("");
  if (zeros === "0101") return "utf-16le";
  return zeros === "1010" ? "utf-16be" : undefined;
}

/** Whether a log may be what CircleCI's API gives of a step. */
function mayBeOutput(head: Uint8Array): boolean {
  return /^\[\s*(?:\{|$)/.test(Buffer.from(head).toString("latin1"));
}
