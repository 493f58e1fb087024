import { openLogFile, type LogInput } from "@hephaestus/core";
import type { LogTexts } from "./reader-methods.ts";

const CHUNK_CHARACTERS = 1 << 20;

/** The logs behind a path (one, or those of a zip), those of several, or a text as a log. */
export function logInputs(log: LogTexts, label: string): AsyncIterable<LogInput> {
  if ("logs" in log) return jobInputs(log.logs);
  return "path" in log ? openLogFile(log.path, label) : textInput(log.text, label);
}

async function* jobInputs(logs: readonly { path: string; name: string }[]): AsyncGenerator<LogInput> {
  for (const { path, name } of logs)
    for await (const input of openLogFile(path, name)) yield { ...input, job: name };
}

async function* textInput(text: string, source: string): AsyncGenerator<LogInput> {
  yield { source, chunks: textChunks(text) };
}

async function* textChunks(text: string): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < text.length; start += CHUNK_CHARACTERS)
    yield Buffer.from(text.slice(start, start + CHUNK_CHARACTERS));
}
