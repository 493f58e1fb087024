import { readFileSync } from "node:fs";

const BYTE_ORDER_MARK = "\uFEFF";

/** The text of a source file as it stands in one view of the repository. */
export interface SourceText {
  /** Without the byte order mark. */
  readonly text: string;
  readonly bom: boolean;
  /** Unique for this text among all views of the run, so that no cache can serve a stale one. */
  readonly version: string;
}

let versions = 0;

export function sourceText(text: string, bom: boolean): SourceText {
  versions += 1;
  return { text, bom, version: `v${versions}` };
}

/** Reads a file as UTF-8; undefined when it is missing, no file, or no valid UTF-8 and so not ours to edit. */
export function readSourceText(path: string): SourceText | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(readFileSync(path));
    return text.startsWith(BYTE_ORDER_MARK) ? sourceText(text.slice(1), true) : sourceText(text, false);
  } catch {
    return undefined;
  }
}

/** The line end a file uses; the one most of its lines have. */
export function lineEndOf(text: string): "\r\n" | "\n" {
  const newlines = text.split("\n").length - 1;
  const carriageReturns = text.split("\r\n").length - 1;
  return carriageReturns * 2 > newlines ? "\r\n" : "\n";
}
