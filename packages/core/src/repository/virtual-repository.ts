import { join } from "node:path";
import { applyEdits, type FileEdit, type TextEdit } from "../model/edit.ts";
import { editsByFile } from "./edits-by-file.ts";
import { readSourceText, sourceText, type SourceText } from "./source-text.ts";
import type { SourceView } from "./source-view.ts";
import type { TypeScriptEngine } from "./typescript/engine.ts";

/**
 * A view of a workspace: its real files below, edits in memory above. Views are immutable, cheap to branch,
 * read lazily and never write. All paths are repository-relative POSIX.
 */
export interface VirtualRepository extends SourceView {
  /** Absolute real path of the workspace. */
  readonly root: string;
  /** Every file of the workspace, sorted. */
  readonly files: readonly string[];
  /** The edited files of this view with their original. */
  edited(): ReadonlyMap<string, { before: SourceText; after: SourceText }>;
  /** A view with these edits on top. Throws RangeError when they overlap, leave the text or name an unreadable file. */
  with(edits: readonly FileEdit[]): VirtualRepository;
  /** The TypeScript engine all views of the workspace share, loaded at the first call. */
  typescript(): Promise<TypeScriptEngine>;
}

export function openRepository(root: string, files: readonly string[]): VirtualRepository {
  const known = new Set(files);
  const base = new Map<string, SourceText | undefined>();
  let engine: Promise<TypeScriptEngine> | undefined;

  function readBase(file: string): SourceText | undefined {
    if (!known.has(file)) return undefined;
    if (!base.has(file)) base.set(file, readSourceText(join(root, file)));
    return base.get(file);
  }

  async function loadEngine(): Promise<TypeScriptEngine> {
    const { createTypeScriptEngine } = await import("./typescript/engine.ts");
    return createTypeScriptEngine(root, files);
  }

  function view(overlay: ReadonlyMap<string, SourceText>): VirtualRepository {
    const read = (file: string): SourceText | undefined => overlay.get(file) ?? readBase(file);
    return {
      root,
      files,
      read,
      edited() {
        const pairs = new Map<string, { before: SourceText; after: SourceText }>();
        for (const [file, after] of overlay) {
          const before = readBase(file);
          if (before !== undefined && before.text !== after.text) pairs.set(file, { before, after });
        }
        return pairs;
      },
      with: (edits) =>
        view(new Map([...overlay, ...editsByFile(edits).map((edit) => editedText(read, edit))])),
      typescript: () => (engine ??= loadEngine()),
    };
  }

  return view(new Map());
}

function editedText(read: VirtualRepository["read"], { file, edits }: FileEdit): [string, SourceText] {
  const source = read(file);
  if (source === undefined) throw new RangeError(`not a readable file of the workspace: ${file}`);
  if (!edits.every(isForward)) throw new RangeError(`an edit of ${file} ends before it starts`);
  return [file, sourceText(applyEdits(source.text, edits), source.bom)];
}

/** False also for places that are no numbers. */
function isForward({ start, end }: TextEdit): boolean {
  return start <= end;
}
