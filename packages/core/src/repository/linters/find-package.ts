import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { z } from "zod";

const ManifestSchema = z.object({ bin: z.union([z.string(), z.record(z.string(), z.string())]).optional() });

/**
 * The folder in or above the given one whose node_modules hold a package. Looks only where packages of the workspace lie:
 * NODE_PATH, which package managers set for their programs, leads elsewhere.
 */
export function findPackage(folder: string, name: string): string | undefined {
  if (existsSync(join(folder, "node_modules", name, "package.json"))) return folder;
  const parent = dirname(folder);
  return parent === folder ? undefined : findPackage(parent, name);
}

/** The absolute path of a package's main module; undefined where it has none. */
export function packageMain(folder: string, name: string): string | undefined {
  try {
    return createRequire(join(folder, "package.json")).resolve(name);
  } catch {
    return undefined;
  }
}

/** The absolute path of a package's program for Node; undefined where it has none of that name. */
export function packageProgram(folder: string, name: string, program: string): string | undefined {
  const home = join(folder, "node_modules", name);
  try {
    const { bin } = ManifestSchema.parse(JSON.parse(readFileSync(join(home, "package.json"), "utf8")));
    const path = typeof bin === "string" ? bin : bin?.[program];
    return path === undefined ? undefined : join(home, path);
  } catch {
    return undefined;
  }
}
