import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import { bounded } from "./bounded.ts";
import { readOutput } from "./circleci-output.ts";
import { decodeUtf16 } from "./decode-utf16.ts";
import type { LogInput } from "./log-input.ts";
import type { LogLimits } from "./log-limits.ts";
import type { Packing } from "./packing.ts";
import { readChunks } from "./read-chunks.ts";
import { readZip } from "./zip.ts";

/** The log, or of a zip the logs, in bytes that are packed in a certain way. */
export function unpack(
  source: string,
  packing: Packing,
  chunks: AsyncIterable<Uint8Array>,
  limits: LogLimits,
): Iterable<LogInput> | AsyncIterable<LogInput> {
  if (packing === "zip") return readZip(source, chunks, limits);
  if (packing === "circleci") return [{ source, chunks: readOutput(chunks) }];
  if (packing === "gzip") return [{ source, chunks: gunzipped(source, chunks, limits) }];
  return [{ source, chunks: decodeUtf16(packing, chunks) }];
}

/** The pipeline's own error is the one that reading the result throws. */
function gunzipped(
  source: string,
  chunks: AsyncIterable<Uint8Array>,
  { unpackedBytes }: LogLimits,
): AsyncIterable<Uint8Array> {
  const gunzip = createGunzip();
  pipeline(chunks, gunzip, () => undefined);
  const budget = { total: unpackedBytes, left: unpackedBytes };
  return bounded(`${source} unpacks`, readChunks(source, gunzip), budget);
}
