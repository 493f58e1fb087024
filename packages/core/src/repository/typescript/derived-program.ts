import { ts } from "ts-morph";
import type { ProjectConfig } from "./project-config.ts";
import type { SourceText } from "../source-text.ts";

/** What the compiler keeps in a syntax tree but does not declare; ts-morph pins the version. */
interface KeptSourceFile extends ts.SourceFile {
  version?: string;
  /** Where one copy of a package stands in for another: the file as it was read. */
  redirectInfo?: { unredirected: ts.SourceFile };
}

export interface ProgramHost extends Omit<ts.CompilerHost, "getSourceFile" | "writeFile"> {
  /** Makes imports of a referenced project lead to its sources; known to the compiler, but not declared. */
  useSourceOfProjectReferenceRedirect: () => boolean;
}

/** The program of a view that differs from another's in a few files: all others are taken from there, as they were parsed. */
export function derivedProgram(
  base: ts.Program,
  { options, rootNames, references }: ProjectConfig,
  { host, readSource }: { host: ProgramHost; readSource: (path: string) => SourceText | undefined },
): ts.Program {
  const getSourceFile: ts.CompilerHost["getSourceFile"] = (path, languageVersion) => {
    const known: KeptSourceFile | undefined = base.getSourceFile(path);
    const source = readSource(path);
    if (known !== undefined && (source === undefined || source.version === known.version))
      return known.redirectInfo?.unredirected ?? known;
    const text = source?.text ?? host.readFile(path);
    return text === undefined ? undefined : ts.createSourceFile(path, text, languageVersion);
  };
  return ts.createProgram({
    rootNames,
    options,
    projectReferences: references,
    host: { ...host, getSourceFile, writeFile: () => undefined },
    oldProgram: base,
  });
}
