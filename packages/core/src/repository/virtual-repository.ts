import { existsSync } from "node:fs";
import { join } from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import { applyEdits, type FileEdit, type TextEdit } from "../model/edit.ts";
import { createBaseTexts, type BaseTexts } from "./base-texts.ts";
import { editsByFile } from "./edits-by-file.ts";
import { sourceText, type SourceText } from "./source-text.ts";
import type { SourceView } from "./source-view.ts";
import type { TypeScriptEngine } from "./typescript/engine.ts";
import type { NativeCompilers } from "./typescript/native/native-compilers.ts";
import { tuneForCompiler } from "./typescript/tune-for-compiler.ts";

/**
 * A view of a workspace: its real files below, edits in memory above. Views are immutable, cheap to branch,
 * read lazily and never write. All paths are repository-relative POSIX.
 */
export interface VirtualRepository extends SourceView {
  /** Absolute real path of the workspace. */
  readonly root: string;
  /** Every file of the workspace, sorted. */
  readonly files: readonly string[];
  /** The edited files of this view with their original; that of a file that is to be made is empty. */
  edited(): ReadonlyMap<string, EditedText>;
  /**
   * A view with these edits on top. Throws RangeError when they overlap, leave the text, name an unreadable file, or make one
   * that is there.
   */
  with(edits: readonly FileEdit[]): VirtualRepository;
  /**
   * The workspace as it is now, without the edits of this view. What is unsaved, by file, goes before the disk; files that
   * are as they were are not read again, and the view itself is handed back where all are. Files that came or went are not seen.
   */
  renewed(unsaved: ReadonlyMap<string, string>): VirtualRepository;
  /**
   * The TypeScript engine all views of the workspace share, loaded at the first call. Others take their turn first, as who
   * asks for it is about to work for long.
   */
  typescript(): Promise<TypeScriptEngine>;
}

/** A file of a view beside its original. */
export interface EditedText {
  before: SourceText;
  after: SourceText;
  created?: true;
}

/** `natives` are given where the workspace is trusted. */
export function openRepository(
  root: string,
  files: readonly string[],
  natives?: NativeCompilers,
): VirtualRepository {
  let engine: Promise<TypeScriptEngine> | undefined;

  async function loadEngine(): Promise<TypeScriptEngine> {
    tuneForCompiler();
    const { createTypeScriptEngine } = await import("./typescript/engine.ts");
    await wholeTurn();
    return createTypeScriptEngine(root, files, natives);
  }

  function view(base: BaseTexts, overlay: ReadonlyMap<string, SourceText>): VirtualRepository {
    const read = (file: string): SourceText | undefined => overlay.get(file) ?? base.read(file);
    const self: VirtualRepository = {
      root,
      files,
      read,
      edited() {
        const pairs = new Map<string, EditedText>();
        for (const [file, after] of overlay) {
          const before = base.read(file);
          if (before === undefined) pairs.set(file, { before: NO_TEXT, after, created: true });
          else if (before.text !== after.text) pairs.set(file, { before, after });
        }
        return pairs;
      },
      with: (edits) =>
        view(
          base,
          new Map([...overlay, ...editsByFile(edits).map((edit) => editedText({ root, files, read }, edit))]),
        ),
      renewed(unsaved) {
        const now = base.renewed(unsaved);
        return now === base && overlay.size === 0 ? self : view(now, new Map());
      },
      async typescript() {
        await wholeTurn();
        return (engine ??= loadEngine());
      },
    };
    return self;
  }

  return view(createBaseTexts(root, new Set(files)), new Map());
}

/** Others are sure to have had theirs, signals included, only at the second turn. */
async function wholeTurn(): Promise<void> {
  await turn();
  await turn();
}

const NO_TEXT: SourceText = sourceText("", false);

type Shown = Pick<VirtualRepository, "root" | "files" | "read">;

function editedText(shown: Shown, { file, edits, created }: FileEdit): [string, SourceText] {
  if (created === true && !mayBeMade(file, shown)) throw new RangeError(`${file} cannot be made`);
  const source = shown.read(file) ?? (created === true ? NO_TEXT : undefined);
  if (source === undefined) throw new RangeError(`not a readable file of the workspace: ${file}`);
  if (!edits.every(isForward)) throw new RangeError(`an edit of ${file} ends before it starts`);
  return [file, sourceText(applyEdits(source.text, edits), source.bom)];
}

/** Inside the workspace, and nothing there by that name, in whatever case. */
function mayBeMade(file: string, { root, files, read }: Shown): boolean {
  const isPlain = !/[\\:\0]/.test(file) && file.split("/").every((part) => !["", ".", ".."].includes(part));
  const name = file.toLowerCase();
  const isTaken = files.some(
    (other) => other.toLowerCase() === name || other.toLowerCase().startsWith(`${name}/`),
  );
  return isPlain && !isTaken && read(file) === undefined && !existsSync(join(root, file));
}

/** False also for places that are no numbers. */
function isForward({ start, end }: TextEdit): boolean {
  return start <= end;
}
