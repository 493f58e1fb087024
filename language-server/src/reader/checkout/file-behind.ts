import { posix } from "node:path";
import { isAbsolutePath, plainPath } from "./claimed-paths.ts";

/** A checkout as one folder of the workspace sees it: `to` is relative to it, empty for itself. */
export interface LocalCheckout {
  from: string;
  to: string;
}

/** The file, relative to the workspace folder, that a path of a log would be; undefined where the checkout does not hold it. */
export function fileBehind(path: string, { from, to }: LocalCheckout): string | undefined {
  const plain = plainPath(path);
  if (from === "") return isAbsolutePath(plain) ? undefined : below(to, plain);
  const start = plainPath(from).replace(/\/*$/, "/");
  return plain.startsWith(start) ? below(to, plain.slice(start.length)) : undefined;
}

/** Never a path that leads out. */
function below(folder: string, path: string): string | undefined {
  const file = posix.normalize(posix.join(folder, path));
  return file === "." || file.startsWith("../") || posix.isAbsolute(file) ? undefined : file;
}
