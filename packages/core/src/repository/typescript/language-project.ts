import { ts } from "ts-morph";
import type { SourceText } from "../source-text.ts";
import { derivedProgram, type ProgramHost } from "./derived-program.ts";
import type { Disk } from "./disk.ts";
import { JSDOC_PARSING } from "./document-registry.ts";
import { leanCodeFixes } from "./lean-code-fixes.ts";
import { LIB_FOLDER } from "./lib-files.ts";
import type { ProjectConfig } from "./project-config.ts";
import { unimportedPackages } from "./unimported-packages.ts";

/** A tsconfig with its language service. It shows whatever `readSource` shows at the moment it is asked. */
export interface LanguageProject {
  config: ProjectConfig;
  service: ts.LanguageService;
  /** The program of the view that is shown. Those of views that are in use are kept, each with what it has checked. */
  program: () => ts.Program;
  /**
   * What the service answers where installed packages that mention a name, and that nothing imports, can be imported, too;
   * undefined where there are none.
   */
  withPackages: <Answer>(name: string, path: string, ask: () => Answer) => Answer | undefined;
}

/** What a project sees of the world. Paths are absolute POSIX. */
export interface Surroundings {
  /** The workspace, no trailing slash. */
  root: string;
  /** A file of the workspace as the view shows it; undefined outside. */
  readSource: (path: string) => SourceText | undefined;
  /** The view that is shown, with a version of its own. */
  shown: () => { view: object; version: string };
  disk: Disk;
  readReference: (path: string) => ts.ParsedCommandLine | undefined;
  /** Where the projects of an engine share what they parsed. */
  registry: ts.DocumentRegistry;
}

/** What is known to the compiler, but not declared. */
interface RedirectingHost extends ts.LanguageServiceHost {
  /** Makes imports of a referenced project lead to its sources. */
  useSourceOfProjectReferenceRedirect: () => boolean;
  /** What may be imported beside what is part of the program. */
  getPackageJsonAutoImportProvider: () => ts.Program | undefined;
}

const UNCHANGING = "0";

export function openLanguageProject(config: ProjectConfig, surroundings: Surroundings): LanguageProject {
  const { root, readSource, disk, registry } = surroundings;
  const packages = offeredPackages((name, path) =>
    unimportedPackages(name, path, { root, options: config.options, host: programHost(host, disk), disk }),
  );
  const host: RedirectingHost = {
    getProjectVersion: () => surroundings.shown().version,
    getCompilationSettings: () => config.options,
    getScriptFileNames: () => config.rootNames,
    getScriptVersion: (path) => readSource(path)?.version ?? UNCHANGING,
    getScriptSnapshot: createSnapshots(readSource, disk),
    getProjectReferences: () => config.references,
    getParsedCommandLine: surroundings.readReference,
    getCurrentDirectory: () => root,
    getDefaultLibFileName: (options) => `${LIB_FOLDER}/${ts.getDefaultLibFileName(options)}`,
    ...disk,
    readFile: (path) => readSource(path)?.text ?? disk.readFile(path),
    readDirectory: ts.sys.readDirectory,
    useCaseSensitiveFileNames: () => ts.sys.useCaseSensitiveFileNames,
    useSourceOfProjectReferenceRedirect: () => true,
    getPackageJsonAutoImportProvider: packages.offered,
    jsDocParsingMode: JSDOC_PARSING,
  };
  const whole = ts.createLanguageService(host, registry);
  const service = { ...whole, getCodeFixesAtPosition: leanCodeFixes(whole) };
  const programs = new WeakMap<object, ts.Program>();
  let first: ts.Program | undefined;
  return {
    config,
    service,
    program() {
      const { view } = surroundings.shown();
      const known = programs.get(view);
      if (known !== undefined) return known;
      const program =
        first === undefined
          ? currentProgram(service)
          : derivedProgram(first, config, { host: programHost(host, disk), readSource });
      first ??= program;
      programs.set(view, program);
      return program;
    },
    withPackages: packages.with,
  };
}

/** The texts that a service reads, each made once for as long as it stays the same. */
function createSnapshots(
  readSource: Surroundings["readSource"],
  disk: Disk,
): (path: string) => ts.IScriptSnapshot | undefined {
  const snapshots = new Map<string, { version: string; snapshot: ts.IScriptSnapshot }>();
  return (path) => {
    const source = readSource(path);
    const version = source?.version ?? UNCHANGING;
    const known = snapshots.get(path);
    if (known?.version === version) return known.snapshot;
    const text = source?.text ?? disk.readFile(path);
    if (text === undefined) return undefined;
    const snapshot = ts.ScriptSnapshot.fromString(text);
    snapshots.set(path, { version, snapshot });
    return snapshot;
  };
}

interface OfferedPackages {
  /** What may be imported beside what is part of the program, while somebody asks with it. */
  offered: () => ts.Program | undefined;
  with: LanguageProject["withPackages"];
}

/** Packages that mention a name, looked for once. */
function offeredPackages(find: (name: string, path: string) => ts.Program | undefined): OfferedPackages {
  const packages = new Map<string, { program: ts.Program | undefined }>();
  let offered: ts.Program | undefined;
  return {
    offered: () => offered,
    with(name, path, ask) {
      const known = packages.get(name) ?? { program: find(name, path) };
      packages.set(name, known);
      if (known.program === undefined) return undefined;
      offered = known.program;
      try {
        return ask();
      } finally {
        offered = undefined;
      }
    },
  };
}

/** What a service knows of the world as a program wants it. */
function programHost(host: RedirectingHost, disk: Disk): ProgramHost {
  return {
    ...disk,
    readFile: host.readFile,
    readDirectory: ts.sys.readDirectory,
    getDefaultLibFileName: host.getDefaultLibFileName,
    getCurrentDirectory: host.getCurrentDirectory,
    getParsedCommandLine: (path) => host.getParsedCommandLine?.(path),
    useSourceOfProjectReferenceRedirect: host.useSourceOfProjectReferenceRedirect,
    useCaseSensitiveFileNames: () => ts.sys.useCaseSensitiveFileNames,
    getCanonicalFileName: (path) => (ts.sys.useCaseSensitiveFileNames ? path : path.toLowerCase()),
    getNewLine: () => "\n",
    jsDocParsingMode: JSDOC_PARSING,
  };
}

/** The program that a service works with at the moment. */
export function currentProgram(service: ts.LanguageService): ts.Program {
  const program = service.getProgram();
  if (program === undefined) throw new Error("the language service has no program");
  return program;
}
