import * as nodeFileSystem from "node:fs/promises";

/** The part of node:fs/promises that delivery lives on, so that a test can let any step of it fail. */
export type DeliveryFileSystem = Pick<
  typeof nodeFileSystem,
  "access" | "lstat" | "mkdir" | "open" | "readFile" | "readdir" | "realpath" | "rename" | "unlink"
>;

export interface DeliveryOptions {
  fileSystem?: DeliveryFileSystem;
}

export const realFileSystem: DeliveryFileSystem = nodeFileSystem;

/** The code of a failed system call, e.g. `ENOENT`; undefined for any other error. */
export function systemCode(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}
