import type {
  ApiDiagnostic,
  NativeApi,
  NativeApiOptions,
  NativeProject,
  NativeSnapshot,
} from "./native-api.ts";
import type { NativeDiagnostic, NativeRequest } from "./protocol.ts";

/** The snapshots that a native compiler holds of a workspace. */
export interface NativeSnapshots {
  /** Answers a question, in the order of what it wants. Throws where the compiler does not do as expected. */
  ask(request: NativeRequest): (NativeDiagnostic[] | null)[];
}

/**
 * A program that differs from the last one in a single file is made of it in a few milliseconds, any other anew: changes go one
 * by one, and together once they take longer, as those do that lead to other files.
 */
const MOST_MS_SINGLY = 50;

/** A snapshot with the files that its programs hold, by tsconfig. */
interface Held {
  snapshot: NativeSnapshot;
  files: Map<string, ReadonlySet<string>>;
}

/** A compiler that sees the texts it is told, and the disk where it is told none. */
export function createNativeSnapshots(open: (fs: NativeApiOptions["fs"]) => NativeApi): NativeSnapshots {
  const texts = new Map<string, string | null>();
  const unread = new Set<string>();
  const held = new Map<number, Held>();
  const api = open({
    readFile(path) {
      unread.delete(path);
      return texts.get(path);
    },
  });

  /** A snapshot of the latest one with changes in texts. */
  function makeSnapshot({ changes, opened }: NativeRequest): Held {
    const changed = changes.map(([path]) => path);
    for (const [path, text] of changes) texts.set(path, text);
    for (const path of changed) unread.add(path);
    return { snapshot: updated(changed, opened), files: new Map() };
  }

  function updated(changed: string[], opened: string[]): NativeSnapshot {
    const started = performance.now();
    const [first, ...others] = opened.length > 0 ? [changed] : changed.map((path) => [path]);
    let snapshot = api.updateSnapshot({ openProjects: opened, fileChanges: { changed: first ?? [] } });
    while (others.length > 0) {
      const isQuick = performance.now() - started < MOST_MS_SINGLY;
      const next = others.splice(0, isQuick ? 1 : others.length).flat();
      const later = api.updateSnapshot({ fileChanges: { changed: next } });
      snapshot.dispose();
      snapshot = later;
    }
    return snapshot;
  }

  function check(current: Held, config: string, path: string): NativeDiagnostic[] | null {
    const project = current.snapshot.getProject(config);
    if (project === undefined) throw new Error(`no project of ${config}`);
    const files = current.files.get(config) ?? filesOf(project);
    current.files.set(config, files);
    if (!files.has(path)) return null;
    if (unread.has(path)) throw new Error(`the edit of ${path} is not read`);
    return errorsOf(project, path);
  }

  return {
    ask(request) {
      const current = held.get(request.snapshot) ?? makeSnapshot(request);
      held.set(request.snapshot, current);
      for (const number of request.dropped) {
        held.get(number)?.snapshot.dispose();
        held.delete(number);
      }
      return request.wanted.map(([config, path]) => check(current, config, path));
    },
  };
}

/** A tsconfig that the compiler itself complains of is left to one that knows what it asks for. */
function filesOf({ program }: NativeProject): ReadonlySet<string> {
  const [complaint] = [...program.getConfigFileParsingDiagnostics(), ...program.getProgramDiagnostics()];
  if (complaint !== undefined) throw new Error(complaint.text);
  return new Set(program.getSourceFileNames());
}

function errorsOf({ program, compilerOptions }: NativeProject, path: string): NativeDiagnostic[] {
  const { declaration, composite } = compilerOptions;
  return [
    ...program.getSyntacticDiagnostics(path),
    ...program.getSemanticDiagnostics(path),
    ...(declaration === true || composite === true ? program.getDeclarationDiagnostics(path) : []),
  ].map((diagnostic) => ({
    code: diagnostic.code,
    start: diagnostic.pos,
    end: diagnostic.end,
    message: flattened(diagnostic, 0),
  }));
}

/** A message with what it rests on, each deeper line indented further, as TypeScript prints it. */
function flattened({ text, messageChain }: ApiDiagnostic, depth: number): string {
  const below = (messageChain ?? []).map((each) => flattened(each, depth + 1));
  return ["  ".repeat(depth) + text, ...below].join("\n");
}
