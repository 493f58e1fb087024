import { createHash } from "node:crypto";

/** How a repository names its objects. */
export type ObjectHash = "sha1" | "sha256";

const LONGEST_SHA1 = 40;

/** The name git gives a file of this text. */
export function blobName(text: string, hash: ObjectHash = "sha1"): string {
  const bytes = Buffer.from(text);
  return createHash(hash).update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
}

/** By which hash a repository names its objects, told by the name of any of them. */
export function hashOf(name: string): ObjectHash {
  return name.length > LONGEST_SHA1 ? "sha256" : "sha1";
}
