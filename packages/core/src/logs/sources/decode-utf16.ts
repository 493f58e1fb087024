/** Turns UTF-16 bytes, as Windows PowerShell's `>` writes them, into UTF-8; the byte order mark is dropped. */
export async function* decodeUtf16(
  encoding: "utf-16le" | "utf-16be",
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }));
  yield Buffer.from(decoder.decode());
}
