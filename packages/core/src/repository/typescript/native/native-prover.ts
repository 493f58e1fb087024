import type { EditedView, TypeDiagnostic, TypeProver } from "../type-checker.ts";
import type { NativeInstall } from "./native-install.ts";
import type { NativeProcess } from "./native-process.ts";
import { createNativeRequests } from "./native-requests.ts";
import { placedDiagnostics } from "./placed-diagnostics.ts";
import type { NativeAnswer, NativeDiagnostic, NativeRequest } from "./protocol.ts";
import type { ToldTextsInput } from "./told-texts.ts";

export interface NativeProverInput extends ToldTextsInput {
  install: NativeInstall;
  /** Starts the compiler, at the first question. */
  start: () => NativeProcess;
  /** The tsconfigs that check a file, absolute. */
  configsOf: (view: EditedView, file: string) => readonly string[];
}

export interface NativeProver extends TypeProver {
  /** Has the compiler open the projects of these files, so that it is at work while others are. */
  warm(view: EditedView, files: readonly string[]): void;
}

/** The native compiler as one that proves. Once it broke or refused a tsconfig it has no answer any more. */
export function createNativeProver(input: NativeProverInput): NativeProver {
  const { install, paths, start, configsOf } = input;
  const requests = createNativeRequests(input);
  const answers = new WeakMap<EditedView, Map<string, TypeDiagnostic[]>>();
  let compiler: NativeProcess | undefined;
  let isBroken = false;

  async function ask(request: Omit<NativeRequest, "id">): Promise<NativeAnswer["found"]> {
    compiler ??= start();
    const { found } = await compiler.ask(request);
    if (found?.length === request.wanted.length) return found;
    isBroken = true;
    compiler.stop();
    return undefined;
  }

  async function check(view: EditedView, files: readonly string[]): Promise<TypeDiagnostic[][] | undefined> {
    const wanted = files.flatMap((file) =>
      configsOf(view, file).map((config): [string, string] => [config, paths.absolute(file)]),
    );
    const configs = wanted.map(([config]) => config);
    const found = isBroken ? undefined : await ask({ ...requests.of(view, configs), wanted });
    const byPath = new Map<string, NativeDiagnostic[][]>();
    for (const [index, errors] of found?.entries() ?? []) {
      const path = wanted[index]?.[1] ?? "";
      if (errors) byPath.set(path, [...(byPath.get(path) ?? []), errors]);
    }
    const placed = files.flatMap((file) => {
      const errors = byPath.get(paths.absolute(file));
      return errors ? [placedDiagnostics(errors, { file, text: view.read(file)?.text ?? "" })] : [];
    });
    return placed.length === files.length ? placed : undefined;
  }

  return {
    title: `TypeScript ${install.version}, native`,
    async diagnostics(view, files) {
      const known = answers.get(view) ?? new Map<string, TypeDiagnostic[]>();
      answers.set(view, known);
      const open = files.filter((file) => !known.has(file));
      const found = open.length === 0 ? [] : await check(view, open);
      if (found === undefined) return undefined;
      for (const [index, file] of open.entries()) known.set(file, found[index] ?? []);
      return files.flatMap((file) => known.get(file) ?? []);
    },
    warm(view, files) {
      const question = requests.ahead(
        view,
        files.flatMap((file) => configsOf(view, file)),
      );
      if (question !== undefined && !isBroken) void ask({ ...question, wanted: [] });
    },
  };
}
