import type { ts } from "ts-morph";
import type { LanguageProject } from "./language-project.ts";

/** Options that say where output goes, not what is an error. */
const WITHOUT_EFFECT: ReadonlySet<string> = new Set([
  "composite",
  "configFilePath",
  "declaration",
  "declarationDir",
  "declarationMap",
  "emitDeclarationOnly",
  "incremental",
  "inlineSourceMap",
  "inlineSources",
  "mapRoot",
  "noEmit",
  "noEmitOnError",
  "outDir",
  "outFile",
  "pathsBasePath",
  "removeComments",
  "rootDir",
  "sourceMap",
  "sourceRoot",
  "tsBuildInfoFile",
]);

/** Of projects whose options find the same errors only the first. */
export function distinctByOptions(projects: readonly LanguageProject[]): LanguageProject[] {
  const bySignature = new Map<string, LanguageProject>();
  for (const project of projects) {
    const signature = signatureOf(project.config.options);
    if (!bySignature.has(signature)) bySignature.set(signature, project);
  }
  return [...bySignature.values()];
}

function signatureOf(options: ts.CompilerOptions): string {
  const telling = Object.entries(options).filter(([name]) => !WITHOUT_EFFECT.has(name));
  return JSON.stringify(telling.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
