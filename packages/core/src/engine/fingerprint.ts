import { createHash } from "node:crypto";

const ID_LENGTH = 10;

/**
 * Id of a failure from what stays the same between runs: tool, code, file and the message without its numbers and paths.
 * `ordinal` tells apart equal failures of one file, in the order of their lines.
 */
export function fingerprint(parts: {
  tool: string;
  code: string;
  file: string;
  message: string;
  ordinal: number;
}): string {
  const text = [
    parts.tool,
    parts.code,
    parts.file,
    messageTemplate(parts.message),
    String(parts.ordinal),
  ].join("\0");
  return createHash("sha256").update(text).digest("hex").slice(0, ID_LENGTH);
}

/** The message with what changes from run to run masked: absolute paths, hexadecimal ids, durations and long numbers. */
export function messageTemplate(message: string): string {
  return message
    .replaceAll(/(?:file:\/\/|[A-Za-z]:)?[\\/](?:[\w.@+-]{1,100}[\\/]){1,40}/g, "…/")
    .replaceAll(/\b(?:0x)?[0-9a-f]{8,64}\b/gi, "#")
    .replaceAll(/\b\d+(?:\.\d+)?(?=\s?(?:ms|s|m|min)\b)/g, "#")
    .replaceAll(/\b\d{4,}\b/g, "#");
}
