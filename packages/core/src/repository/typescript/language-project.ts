import { ts } from "ts-morph";
import type { SourceText } from "../source-text.ts";
import { LIB_FOLDER, readLibFile } from "./lib-files.ts";
import type { ProjectConfig } from "./project-config.ts";

/** A tsconfig with its language service. It shows whatever `readSource` shows at the moment it is asked. */
export interface LanguageProject {
  config: ProjectConfig;
  service: ts.LanguageService;
}

/** How a project sees workspace files by absolute path: undefined for files outside the workspace. */
export type ReadSource = (path: string) => SourceText | undefined;

/** Makes imports of a referenced project lead to its sources; known to the compiler, but not declared. */
interface RedirectingHost extends ts.LanguageServiceHost {
  useSourceOfProjectReferenceRedirect: () => boolean;
}

const registry = ts.createDocumentRegistry(ts.sys.useCaseSensitiveFileNames);
const UNCHANGING = "0";

export function openLanguageProject(
  config: ProjectConfig,
  root: string,
  readSource: ReadSource,
): LanguageProject {
  const snapshots = new Map<string, { version: string; snapshot: ts.IScriptSnapshot }>();

  function snapshotOf(path: string): ts.IScriptSnapshot | undefined {
    const source = readSource(path);
    const version = source?.version ?? UNCHANGING;
    const known = snapshots.get(path);
    if (known?.version === version) return known.snapshot;
    const text = source?.text ?? readLibFile(path) ?? ts.sys.readFile(path);
    if (text === undefined) return undefined;
    const snapshot = ts.ScriptSnapshot.fromString(text);
    snapshots.set(path, { version, snapshot });
    return snapshot;
  }

  const host: RedirectingHost = {
    getCompilationSettings: () => config.options,
    getScriptFileNames: () => config.rootNames,
    getScriptVersion: (path) => readSource(path)?.version ?? UNCHANGING,
    getScriptSnapshot: snapshotOf,
    getProjectReferences: () => config.references,
    getCurrentDirectory: () => root,
    getDefaultLibFileName: (options) => `${LIB_FOLDER}/${ts.getDefaultLibFileName(options)}`,
    fileExists: (path) => readLibFile(path) !== undefined || ts.sys.fileExists(path),
    readFile: (path) => readSource(path)?.text ?? readLibFile(path) ?? ts.sys.readFile(path),
    directoryExists: (path) => path === LIB_FOLDER || ts.sys.directoryExists(path),
    getDirectories: (path) => ts.sys.getDirectories(path),
    readDirectory: ts.sys.readDirectory,
    useCaseSensitiveFileNames: () => ts.sys.useCaseSensitiveFileNames,
    useSourceOfProjectReferenceRedirect: () => true,
  };
  if (ts.sys.realpath !== undefined) host.realpath = ts.sys.realpath;
  return { config, service: ts.createLanguageService(host, registry) };
}
