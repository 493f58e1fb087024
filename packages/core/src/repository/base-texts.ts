import { statSync } from "node:fs";
import { join } from "node:path";
import { readSourceText, sourceText, type SourceText } from "./source-text.ts";

/** The files of a workspace as they were when each was first asked for. */
export interface BaseTexts {
  /** Undefined for what is no file of the workspace or cannot be read as UTF-8. */
  read(file: string): SourceText | undefined;
  /** The files as they are now, those that are unsaved, by file, as given; itself where none is another. */
  renewed(unsaved: ReadonlyMap<string, string>): BaseTexts;
}

interface Held {
  source: SourceText | undefined;
  /** Tells one state of the file on the disk from another; undefined for what is unsaved. */
  signature: string | undefined;
}

/** `known` are the repository-relative paths of its files. */
export function createBaseTexts(
  root: string,
  known: ReadonlySet<string>,
  held: Map<string, Held> = new Map(),
): BaseTexts {
  /** The signature is taken first: what is written meanwhile is then seen the next time. */
  function fromDisk(file: string, before?: Held): Held {
    const path = join(root, file);
    const signature = signatureOf(path);
    if (before !== undefined && before.signature === signature) return before;
    return holding(readSourceText(path), signature, before);
  }

  function now(file: string, before: Held | undefined, unsaved: ReadonlyMap<string, string>): Held {
    const text = unsaved.get(file);
    if (text === undefined) return fromDisk(file, before);
    const bom = (before ?? fromDisk(file)).source?.bom ?? false;
    return holding(sourceText(text, bom), undefined, before);
  }

  const base: BaseTexts = {
    read(file) {
      if (!known.has(file)) return undefined;
      const read = held.get(file) ?? fromDisk(file);
      held.set(file, read);
      return read.source;
    },
    renewed(unsaved) {
      const asked = [...new Set([...held.keys(), ...unsaved.keys()])].filter((file) => known.has(file));
      const next = new Map(asked.map((file) => [file, now(file, held.get(file), unsaved)]));
      const isSame = asked.every((file) => held.get(file)?.source === next.get(file)?.source);
      return isSame ? base : createBaseTexts(root, known, next);
    },
  };
  return base;
}

/** An equal text keeps its version, so that what is known of it stays known. */
function holding(source: SourceText | undefined, signature: string | undefined, before?: Held): Held {
  const old = before?.source;
  const isSame = old !== undefined && old.text === source?.text && old.bom === source.bom;
  return { source: isSame ? old : source, signature };
}

function signatureOf(path: string): string {
  try {
    const { mtimeNs, size, ino } = statSync(path, { bigint: true });
    return `${mtimeNs} ${size} ${ino}`;
  } catch {
    return "";
  }
}
