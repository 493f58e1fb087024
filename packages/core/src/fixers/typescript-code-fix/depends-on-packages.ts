import { posix } from "node:path";
import { z } from "zod";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";

const Manifest = z.object({ dependencies: z.record(z.string(), z.unknown()) });

/** Whether a package.json above a file names packages that the code depends on. */
export function dependsOnPackages(repository: VirtualRepository, file: string): boolean {
  for (let folder = posix.dirname(file); ; folder = posix.dirname(folder)) {
    const manifest = repository.read(posix.join(folder, "package.json"));
    if (manifest !== undefined && namesPackages(manifest.text)) return true;
    if (folder === ".") return false;
  }
}

function namesPackages(text: string): boolean {
  try {
    return Object.keys(Manifest.parse(JSON.parse(text)).dependencies).length > 0;
  } catch {
    return false;
  }
}
