import { createHash } from "node:crypto";
import { messageTemplate } from "./message-template.ts";

const ID_LENGTH = 10;

/** What stays the same of a failure between runs, and its message. */
export interface FailureIdentity {
  tool: string;
  code: string;
  /** Repository-relative where it is known. */
  file: string;
  /** Name of the failing test. */
  test: string;
  message: string;
}

/** Id of a failure, 10 hexadecimal digits. `ordinal` tells apart equal failures of one file, in the order of their lines. */
export function fingerprint({ tool, code, file, test, message }: FailureIdentity, ordinal: number): string {
  const text = [tool, code, file, test, messageTemplate(message), String(ordinal)].join("\0");
  return createHash("sha256").update(text).digest("hex").slice(0, ID_LENGTH);
}
