import { ts } from "ts-morph";
import { LIB_FOLDER } from "./lib-files.ts";
import { withSearchedNames } from "./searched-names.ts";

/** Comments that hold no types are not read: the declarations of packages are half comment. */
export const JSDOC_PARSING: ts.JSDocParsingMode = ts.JSDocParsingMode.ParseForTypeErrors;

/** The compiler's libraries are the same for all; they are parsed once in a process. */
const libraries = emptyRegistry();

/**
 * Keeps the syntax trees that the projects of one engine share. They live and die with it, so that a later engine sees
 * what was installed in between.
 */
export function createDocumentRegistry(): ts.DocumentRegistry {
  const own = emptyRegistry();
  const registryOf = (path: string): ts.DocumentRegistry => (path.startsWith(LIB_FOLDER) ? libraries : own);
  return {
    ...own,
    acquireDocumentWithKey: (name, path, ...rest) =>
      withSearchedNames(registryOf(path).acquireDocumentWithKey(name, path, ...rest)),
    updateDocumentWithKey: (name, path, ...rest) =>
      withSearchedNames(registryOf(path).updateDocumentWithKey(name, path, ...rest)),
    releaseDocumentWithKey: (
      path: ts.Path,
      key: ts.DocumentRegistryBucketKey,
      kind: ts.ScriptKind = ts.ScriptKind.Unknown,
      format?: ts.ResolutionMode,
    ) => registryOf(path).releaseDocumentWithKey(path, key, kind, format),
  };
}

function emptyRegistry(): ts.DocumentRegistry {
  return ts.createDocumentRegistry(ts.sys.useCaseSensitiveFileNames, undefined, JSDOC_PARSING);
}
