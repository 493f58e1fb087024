import {
  closeSync,
  createReadStream,
  mkdtempSync,
  openSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { openLogStream, type LogInput } from "@hephaestus/core";
import { createWholeLines } from "./whole-lines.ts";

/** What a command printed, in a temporary file. */
export interface KeptOutput extends Disposable {
  /** A listener for the chunks of one of its streams. */
  listener(): (chunk: Buffer) => void;
  /** Writes what does not end in a newline. */
  end(): void;
  /** All of it as a log, to be read once after the end. */
  read(source: string): AsyncGenerator<LogInput>;
}

/** Of endless output the last one or two parts of this size are kept. */
const PART_BYTES = 512 * 2 ** 20;

/** Keeps whole lines of all streams in the order they were ended. What the disk refuses is not kept. */
export function keepOutput(partBytes: number = PART_BYTES): KeptOutput {
  const folder = mkdtempSync(join(tmpdir(), "hephaestus-run-"));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  const lines = createWholeLines(write);
  let number = 0;
  let size = 0;
  let descriptor: number | undefined = openSync(pathOf(number), "wx", 0o600);
  process.once("exit", remove);

  function pathOf(part: number): string {
    return join(folder, `${part}.log`);
  }

  function write(bytes: Uint8Array): void {
    if (descriptor === undefined) return;
    try {
      if (size > 0 && size + bytes.length > partBytes) nextPart();
      if (descriptor !== undefined) writeFileSync(descriptor, bytes);
      size += bytes.length;
    } catch {
      close();
    }
  }

  function nextPart(): void {
    close();
    if (number > 0) unlinkSync(pathOf(number - 1));
    number += 1;
    size = 0;
    descriptor = openSync(pathOf(number), "wx", 0o600);
  }

  function close(): void {
    if (descriptor !== undefined) closeSync(descriptor);
    descriptor = undefined;
  }

  return {
    listener: lines.listener,
    end() {
      lines.end();
      close();
    },
    read: (source) =>
      openLogStream(
        source,
        Readable.from(readAll([number - 1, number].filter((part) => part >= 0).map(pathOf))),
      ),
    [Symbol.dispose]() {
      process.removeListener("exit", remove);
      close();
      remove();
    },
  };
}

async function* readAll(paths: readonly string[]): AsyncGenerator {
  for (const path of paths) yield* createReadStream(path);
}
