import { createHash } from "node:crypto";

/** Tells one text of a file from another, whatever its line ends: editors differ in how they hold these. */
export function textHash(text: string): string {
  return createHash("sha1").update(text.replaceAll("\r\n", "\n")).digest("base64");
}
