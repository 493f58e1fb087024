import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { posix } from "node:path";
import { z } from "zod";

const Manifest = z.object({
  version: z.string().optional().catch(undefined),
  dependencies: z.record(z.string(), z.unknown()).optional().catch(undefined),
  devDependencies: z.record(z.string(), z.unknown()).optional().catch(undefined),
});
const RANGE = /^[\^~>=v\s]{0,4}(?<major>\d{1,4})(?:\.|$)/;

/**
 * Major version of the TypeScript that a folder would use, without loading it: the installed one, else the one that a
 * package.json from there up to the root asks for. Paths are absolute POSIX.
 */
export function typescriptMajor(folder: string, root: string): number | undefined {
  const installed = majorOf(readManifest(installedManifest(folder))?.version);
  if (installed !== undefined) return installed;
  for (let current = folder; current.startsWith(root); current = posix.dirname(current)) {
    const manifest = readManifest(`${current}/package.json`);
    const range = manifest?.devDependencies?.["typescript"] ?? manifest?.dependencies?.["typescript"];
    if (range !== undefined) return majorOf(range);
    if (current === posix.dirname(current)) break;
  }
  return undefined;
}

function installedManifest(folder: string): string | undefined {
  try {
    return createRequire(`${folder}/package.json`).resolve("typescript/package.json");
  } catch {
    return undefined;
  }
}

function readManifest(path: string | undefined): z.infer<typeof Manifest> | undefined {
  if (path === undefined) return undefined;
  try {
    return Manifest.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    return undefined;
  }
}

function majorOf(version: unknown): number | undefined {
  const major = typeof version === "string" ? RANGE.exec(version)?.groups?.["major"] : undefined;
  return major === undefined ? undefined : Number(major);
}
