import type * as crypto from "node:crypto";
import { createRequire } from "node:module";

const load = createRequire(import.meta.url);

/** Tells one text of a file from another, whatever its line ends: editors differ in how they hold these. An idle server does without what it takes. */
export function textHash(text: string): string {
  const { createHash }: typeof crypto = load("node:crypto");
  return createHash("sha1").update(text.replaceAll("\r\n", "\n")).digest("base64");
}
