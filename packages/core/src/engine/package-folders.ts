import { posix } from "node:path";
import { z } from "zod";
import type { DetectedFinding } from "../detect/detected-finding.ts";
import type { VirtualRepository } from "../repository/virtual-repository.ts";

const Manifest = z.object({ name: z.string().min(1) });

/** Tells findings that a task runner printed under a package's name which folder their paths start from. */
export function withPackageFolders(
  findings: readonly DetectedFinding[],
  repository: VirtualRepository | undefined,
): readonly DetectedFinding[] {
  if (repository === undefined || !findings.some(isOfPackage)) return findings;
  const folders = packageFolders(repository);
  return findings.map((finding) => {
    const directory = isOfPackage(finding) ? folders.get(finding.context.package ?? "") : undefined;
    return directory === undefined ? finding : { ...finding, context: { ...finding.context, directory } };
  });
}

function isOfPackage({ context }: DetectedFinding): boolean {
  return context.package !== undefined && context.directory === undefined;
}

/** The folder of each package of the workspace, by its full name and by the name without its scope, where only one has it. */
function packageFolders(repository: VirtualRepository): Map<string, string> {
  const folders = new Map<string, string | undefined>();
  for (const file of repository.files.filter((path) => posix.basename(path) === "package.json")) {
    const name = nameIn(repository.read(file)?.text ?? "");
    if (name === undefined) continue;
    for (const key of new Set([name, name.replace(/^@[^/]*\//, "")])) {
      folders.set(key, folders.has(key) ? undefined : posix.dirname(file));
    }
  }
  return new Map([...folders].flatMap(([name, folder]) => (folder === undefined ? [] : [[name, folder]])));
}

function nameIn(text: string): string | undefined {
  try {
    return Manifest.parse(JSON.parse(text)).name;
  } catch {
    return undefined;
  }
}
