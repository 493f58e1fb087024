import { readFileSync } from "node:fs";
import { posix } from "node:path";
import { z } from "zod";

/** A TypeScript that is installed in the workspace and has the native compiler's API. */
export interface NativeInstall {
  /** Absolute folder of the package. */
  folder: string;
  version: string;
}

const API_ENTRY = "./unstable/sync";
const FIRST_NATIVE_MAJOR = 7;
const Manifest = z.object({
  version: z.string().regex(/^\d{1,4}\.[\w.+-]{1,60}$/),
  exports: z.record(z.string(), z.unknown()).catch({}),
});

/**
 * The native TypeScript that a tsconfig's folder would use; undefined where it uses none, another version, or one from
 * outside the workspace. Paths are absolute POSIX.
 */
export function nativeInstall(config: string, root: string): NativeInstall | undefined {
  for (let folder = posix.dirname(config); isWithin(folder, root); folder = posix.dirname(folder)) {
    const installed = `${folder}/node_modules/typescript`;
    const manifest = readManifest(`${installed}/package.json`);
    if (manifest === undefined) continue;
    const { version, exports } = manifest;
    const isNative = Number.parseInt(version, 10) >= FIRST_NATIVE_MAJOR && API_ENTRY in exports;
    return isNative ? { folder: installed, version } : undefined;
  }
  return undefined;
}

function isWithin(folder: string, root: string): boolean {
  return folder === root || folder.startsWith(`${root}/`);
}

function readManifest(path: string): z.infer<typeof Manifest> | undefined {
  try {
    return Manifest.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    return undefined;
  }
}
