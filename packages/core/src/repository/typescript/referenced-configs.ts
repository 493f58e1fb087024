import { ts } from "ts-morph";

/** Reads the tsconfigs that others reference, by absolute path, each once: the compiler asks again for every view. */
export function createReferencedConfigs(): (path: string) => ts.ParsedCommandLine | undefined {
  const known = new Map<string, { parsed: ts.ParsedCommandLine | undefined }>();
  const host: ts.ParseConfigFileHost = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined };
  return (path) => {
    const found = known.get(path) ?? {
      parsed: ts.getParsedCommandLineOfConfigFile(path, undefined, host),
    };
    known.set(path, found);
    return found.parsed;
  };
}
