import { z } from "zod";

/** What a step of CircleCI printed, as its API gives it (`output_url` of an action): pieces of text, in order. */
const Output = z.array(z.object({ message: z.string(), time: z.string(), type: z.enum(["out", "err"]) }));

const FIRST_KEY = /^\[\s*\{\s*"(?:message|time|type|truncated)"\s*:/;
/** The first key stands in so many bytes. */
const HEAD_BYTES = 200;
/** CircleCI keeps 4 MB of a step. */
const MOST_BYTES = 16 * 1024 * 1024;

/** The text of such an output; what is none, as it is. */
export async function* readOutput(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const kept: Uint8Array[] = [];
  let length = 0;
  let isOutput = true;
  for await (const chunk of chunks) {
    kept.push(chunk);
    length += chunk.length;
    isOutput &&=
      length <= MOST_BYTES && (length > HEAD_BYTES + chunk.length || isLikely(Buffer.concat(kept)));
    if (!isOutput) yield* kept.splice(0);
  }
  const bytes = Buffer.concat(kept);
  yield (isOutput ? textOf(bytes) : undefined) ?? bytes;
}

/** As long as the first key has not come yet, too. */
function isLikely(bytes: Buffer): boolean {
  const head = bytes.toString("latin1", 0, HEAD_BYTES);
  return FIRST_KEY.test(head) || (bytes.length < HEAD_BYTES && !head.includes(":"));
}

function textOf(bytes: Buffer): Buffer | undefined {
  try {
    const output = Output.parse(JSON.parse(bytes.toString("utf8")));
    return Buffer.from(output.map(({ message }) => message).join(""));
  } catch {
    return undefined;
  }
}
