import { posix } from "node:path";
import { z } from "zod";
import type { VirtualRepository } from "../repository/virtual-repository.ts";

const Manifest = z.object({ name: z.string().min(1) });

/** The name of the package that a file belongs to; undefined where no package.json above it has one. */
export function packageNameOf(repository: VirtualRepository, file: string): string | undefined {
  for (let folder = posix.dirname(file); ; folder = posix.dirname(folder)) {
    const manifest = repository.read(posix.join(folder, "package.json"));
    if (manifest !== undefined) return readName(manifest.text);
    if (folder === ".") return undefined;
  }
}

function readName(text: string): string | undefined {
  try {
    return Manifest.parse(JSON.parse(text)).name;
  } catch {
    return undefined;
  }
}
