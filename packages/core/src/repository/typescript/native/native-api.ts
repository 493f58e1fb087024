/** What we use of the JavaScript API of TypeScript 7.0, `typescript/unstable/sync`. */
export interface NativeApiModule {
  API: new (options: NativeApiOptions) => NativeApi;
}

export interface NativeApiOptions {
  cwd: string;
  /** `undefined` leaves a file to the disk, `null` tells that there is none. */
  fs: { readFile: (path: string) => string | null | undefined };
}

export interface NativeApi {
  updateSnapshot(changes: { openProjects?: string[]; fileChanges?: { changed: string[] } }): NativeSnapshot;
  close(): void;
}

export interface NativeSnapshot {
  getProject(configFile: string): NativeProject | undefined;
  dispose(): void;
}

export interface NativeProject {
  readonly compilerOptions: { declaration?: boolean; composite?: boolean };
  readonly program: NativeProgram;
}

export interface NativeProgram {
  getSourceFileNames(): readonly string[];
  getSyntacticDiagnostics(file: string): readonly ApiDiagnostic[];
  getSemanticDiagnostics(file: string): readonly ApiDiagnostic[];
  getDeclarationDiagnostics(file: string): readonly ApiDiagnostic[];
  getConfigFileParsingDiagnostics(): readonly ApiDiagnostic[];
  getProgramDiagnostics(): readonly ApiDiagnostic[];
}

export interface ApiDiagnostic {
  pos: number;
  end: number;
  code: number;
  text: string;
  messageChain?: readonly ApiDiagnostic[] | null;
}
