import { isAbsolute, relative } from "node:path";
import type { Checkout } from "../../protocol/settings.ts";
import { realFolder } from "../folder-engines.ts";
import type { LocalCheckout } from "./file-behind.ts";

/** Those of the user's checkouts that lie in a folder, as it sees them; `to` of the given ones is an absolute path. */
export async function localCheckouts(
  folder: string,
  checkouts: readonly Checkout[],
): Promise<LocalCheckout[]> {
  const own: LocalCheckout[] = [];
  for (const { from, to } of checkouts) {
    if (to === folder) own.push({ from, to: "" });
    const below = to === folder ? undefined : await folderBelow(folder, to);
    if (below !== undefined) own.push({ from, to: below });
  }
  return own;
}

/** A folder relative to the workspace's; undefined where it is not below. */
export async function folderBelow(root: string, directory: string | undefined): Promise<string | undefined> {
  if (directory === undefined) return undefined;
  const below = relative(await realFolder(root), await realFolder(directory)).replaceAll("\\", "/");
  return isAbsolute(below) || below === ".." || below.startsWith("../") || below === "" ? undefined : below;
}
