import type { TypeScriptEngine } from "../../repository/typescript/engine.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";

import { isTestFile } from "../is-test-file.ts";
import { testedFiles } from "../tested-files.ts";

const DECLARATIONS = /\.d\.(?<kind>[cm]?)ts$/;

/** Some files and all that they import, directly or not, or all sources where they import tests alone; code in place of the declarations that stand beside it. */
export function ranFiles(
  engine: TypeScriptEngine,
  repository: VirtualRepository,
  files: readonly string[],
): string[] {
  const known = new Set(repository.files);
  const ran = new Set<string>();
  let open = files;
  while (open.length > 0) {
    const next: string[] = [];
    for (const file of open.flatMap((one) => [one, ...engine.imports(repository, one)])) {
      const code = file.replace(DECLARATIONS, ".$<kind>js");
      if (code !== file && known.has(code) && !ran.has(code)) next.push(code);
      if (code === file && known.has(file)) ran.add(file);
    }
    open = next;
  }
  return [...ran].every(isTestFile) ? [...ran, ...testedFiles(repository.files)] : [...ran];
}
