import type { LogSource, SourceBatch } from "./stream-source.ts";

const NEWLINE = 0x0a;
/** More than this without a newline is passed on as it is. */
const LONGEST_LINE = 64 * 1024;
const NOTHING: Buffer = Buffer.alloc(0);

/** Lines of a stream of bytes, such as standard input or a command's output; it is read no faster than lines are taken. */
export function streamSource(source: string, chunks: AsyncIterable<Uint8Array | string>): LogSource {
  return { read: (_, signal) => readLines(source, chunks, signal) };
}

async function* readLines(
  source: string,
  chunks: AsyncIterable<Uint8Array | string>,
  signal: AbortSignal,
): AsyncGenerator<SourceBatch> {
  let rest = NOTHING;
  let offset = 0;
  for await (const chunk of until(chunks, signal)) {
    const bytes = joined(rest, typeof chunk === "string" ? Buffer.from(chunk) : chunk);
    const end = bytes.lastIndexOf(NEWLINE) + 1;
    const whole = bytes.length - end > LONGEST_LINE ? bytes.length : end;
    rest = whole === bytes.length ? NOTHING : Buffer.from(bytes.subarray(whole));
    offset += whole;
    if (whole === 0) continue;
    const isPart = whole > end;
    yield { source, bytes: bytes.subarray(0, whole), isPart, position: { offset }, isLatest: true };
  }
  if (rest.length === 0) return;
  yield { source, bytes: rest, position: { offset: offset + rest.length }, isLatest: true };
}

/** Copies nothing where nothing is left of what came before. */
function joined(rest: Buffer, chunk: Uint8Array): Buffer {
  if (rest.length > 0) return Buffer.concat([rest, chunk]);
  return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
}

/** The chunks until a signal is aborted, also while the next one is waited for. */
async function* until<Chunk>(chunks: AsyncIterable<Chunk>, signal: AbortSignal): AsyncGenerator<Chunk> {
  const iterator = chunks[Symbol.asyncIterator]();
  for (;;) {
    const next = await nextBefore(iterator, signal);
    if (next === undefined || next.done === true) return;
    yield next.value;
  }
}

/** What comes next; undefined where the signal is aborted before. */
async function nextBefore<Chunk>(
  iterator: AsyncIterator<Chunk>,
  signal: AbortSignal,
): Promise<IteratorResult<Chunk> | undefined> {
  if (signal.aborted) return undefined;
  let stop: () => void = () => undefined;
  const aborted = new Promise<undefined>((resolve) => {
    stop = () => resolve(undefined);
  });
  signal.addEventListener("abort", stop, { once: true });
  try {
    return await Promise.race([iterator.next(), aborted]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}
